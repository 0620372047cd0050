// Choosing one of several (people, units, languages): real radio buttons under their labels.

import { avatar, el } from "./dom.js";

let count = 0;

/**
 * @param {object} options `testid`, `shape` (a class: segments or rows), and `pick(value)`
 * @returns {{element: HTMLElement, show: (choices: {value: string, label: string, note?: string, face?: string,
 *   badge?: number, badgeLabel?: string}[], chosen: string, label: string) => void}} `face` is a name to take initials from
 */
export function picker({ testid, shape = "segments", pick }) {
  const group = `pick-${(count += 1)}`;
  const element = el("div", { class: `picker ${shape}`, role: "radiogroup", "data-testid": testid });
  let shown = "";

  const choiceNode = (choice, chosen) =>
    el(
      "label",
      { class: "choice" },
      el("input", {
        type: "radio",
        name: group,
        value: choice.value,
        checked: choice.value === chosen,
        "aria-label": [choice.label, choice.note, choice.badgeLabel].filter(Boolean).join(", "),
        onchange: () => pick(choice.value),
      }),
      choice.face && avatar(choice.face, choice.value, "small"),
      el(
        "span",
        { class: "choice-text", "aria-hidden": "true" },
        el("span", { class: "choice-label" }, choice.label),
        choice.note && el("span", { class: "choice-note" }, choice.note),
      ),
      badge(choice.badge),
    );

  const show = (choices, chosen, label) => {
    const signature = JSON.stringify([choices, chosen, label]);
    if (signature === shown) return;
    shown = signature;
    const focused = element.contains(document.activeElement) ? document.activeElement.value : null;
    element.setAttribute("aria-label", label);
    element.replaceChildren(...choices.map((choice) => choiceNode(choice, chosen)));
    if (focused) element.querySelector(`input[value="${CSS.escape(focused)}"]`)?.focus();
  };
  return { element, show };
}

export const badge = (number) =>
  number ? el("span", { class: "badge", "data-testid": "unread", "aria-hidden": "true" }, number > 99 ? "99+" : number) : null;
