// Inline mode: what is typed after the bot's name becomes a list of answers to send, above the composer.

import { Refusal } from "./api.js";
import { el } from "./dom.js";
import { say } from "./words.js";

const PAUSE_MS = 250;

export class InlineList {
  #soon = 0;
  #asked = "";

  /**
   * @param {object} options
   * @param {string} options.name prefix of the test id
   * @param {(query: string) => Promise<object>} options.ask the bot's answer as `/sim/inline` gives it
   * @param {(queryId: string, resultId: string) => Promise<void>} options.choose sends a result
   * @param {(payload: string) => void} options.start follows the button above the list
   */
  constructor({ name, ask, choose, start }) {
    Object.assign(this, { ask, choose, start });
    this.element = el("div", { class: "inline-list", role: "listbox", hidden: true, "data-testid": `${name}-inline` });
  }

  /** Takes what stands in the composer; `username` is the bot's. */
  typed(text, username) {
    const mark = `@${username} `;
    const query = text.startsWith(mark) ? text.slice(mark.length) : null;
    if (query === this.#asked) return;
    this.#asked = query;
    clearTimeout(this.#soon);
    if (query === null) this.element.hidden = true;
    else this.#soon = setTimeout(() => this.#look(query), PAUSE_MS);
  }

  async #look(query) {
    let answer;
    try {
      answer = await this.ask(query);
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      return void (this.element.hidden = true);
    }
    if (query !== this.#asked || !answer.answered) return; // somebody typed on
    const { button, results, query_id: queryId } = answer;
    this.element.replaceChildren(
      ...(button ? [this.#row("inline-button", button.text, "", () => this.start(button.start_parameter))] : []),
      ...results.map((one) => this.#row("inline-result", one.title, one.description, () => this.choose(queryId, one.id))),
    );
    this.element.setAttribute("aria-label", say("inlineAnswers"));
    this.element.hidden = !this.element.children.length;
  }

  #row(kind, title, description, run) {
    return el(
      "button",
      { class: kind, type: "button", role: "option", onclick: run },
      el("strong", {}, title),
      description && el("span", {}, description),
    );
  }
}
