// The bot's commands behind a button: a list to choose from, by mouse or arrow keys.

import { el, icon } from "./dom.js";
import { say } from "./words.js";

export class CommandMenu {
  #commands = [];

  /** @param {{name: string, choose: (command: string) => void}} options `name` is the prefix of the test ids */
  constructor({ name, choose }) {
    this.choose = choose;
    this.button = el("button", {
      class: "tool menu",
      type: "button",
      hidden: true,
      "aria-haspopup": "menu",
      "aria-expanded": "false",
      "data-testid": `${name}-menu`,
      onclick: () => this.#toggle(this.list.hidden),
    });
    this.list = el("div", {
      class: "commands",
      role: "menu",
      hidden: true,
      "data-testid": `${name}-commands`,
      onkeydown: (event) => this.#keyed(event),
    });
    this.element = el("div", { class: "menu-place" }, this.button, this.list);
    document.addEventListener("pointerdown", (event) => this.element.contains(event.target) || this.#toggle(false));
    this.element.addEventListener("focusout", (event) => {
      if (event.relatedTarget && !this.element.contains(event.relatedTarget)) this.#toggle(false);
    });
  }

  /** @param {{command: string, description: string}[]} commands with none, the button is not there */
  show(commands) {
    this.button.replaceChildren(icon("menu"), el("span", {}, say("menu")));
    this.button.title = say("commands");
    this.list.setAttribute("aria-label", say("commands"));
    this.button.hidden = !commands.length;
    if (JSON.stringify(commands) === JSON.stringify(this.#commands)) return;
    this.#commands = commands;
    this.list.replaceChildren(...commands.map((one) => this.#item(one)));
    if (!commands.length) this.#toggle(false);
  }

  #item({ command, description }) {
    const run = () => {
      this.#toggle(false);
      this.choose(command);
    };
    return el(
      "button",
      { class: "command", type: "button", role: "menuitem", tabindex: "-1", "data-command": command, onclick: run },
      el("span", { class: "command-text" }, description),
      el("span", { class: "command-name" }, `/${command}`),
    );
  }

  #toggle(isOpen) {
    if (this.list.hidden === !isOpen) return;
    this.list.hidden = !isOpen;
    this.button.setAttribute("aria-expanded", String(isOpen));
    if (isOpen) this.list.firstChild?.focus();
  }

  #keyed(event) {
    const items = [...this.list.children];
    const place = items.indexOf(document.activeElement);
    const next = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next !== undefined) {
      event.preventDefault();
      items.at(next % items.length).focus();
    } else if (event.key === "Escape") {
      event.preventDefault();
      this.#toggle(false);
      this.button.focus();
    }
  }
}
