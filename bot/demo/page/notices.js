// Short notices (toasts) and the alert a bot may answer a tap with.

import { el } from "./dom.js";
import { reasonOf, say } from "./words.js";

const SHOWN_MS = 4200;

/** Shows a notice over the chat it belongs to; it goes by itself or at a click. */
export function toast(text, { over = null, kind = "note" } = {}) {
  const region = over ?? document.querySelector(".toasts");
  const note = el("p", { class: `toast ${kind}`, onclick: () => note.remove() }, text);
  region.append(note);
  while (region.children.length > 3) region.firstChild.remove();
  setTimeout(() => note.remove(), SHOWN_MS + Math.min(text.length * 30, 4000));
}

export function toastFailure(refusal, over) {
  const text = refusal.offline ? say("noServer") : say("failed", { reason: reasonOf(refusal.message) });
  toast(text, { over, kind: "failure" });
}

/** Shows a bot's alert until the person closes it; the focus then returns to where it was. */
export function alertBox(text, title) {
  const close = el("button", { class: "primary", type: "button", onclick: () => box.close() }, say("ok"));
  const box = el(
    "dialog",
    { class: "alert", "data-testid": "alert", "aria-label": title, onclose: () => box.remove() },
    el("h2", {}, title),
    el("p", {}, text),
    close,
  );
  document.body.append(box);
  box.showModal();
  close.focus();
}
