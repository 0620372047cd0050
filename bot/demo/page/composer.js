// Where a person writes: text, a reply, a change to an own message, a file with its caption.

import { el, icon } from "./dom.js";
import { excerpt, sizeText } from "./contents.js";
import { say } from "./words.js";

const EMPTY = { text: "", reply: null, edit: null, file: null, kind: "document" };

export class Composer {
  #drafts = new Map();
  #draft = { ...EMPTY };
  #key = null;
  #view = null;
  #sending = Promise.resolve();

  /**
   * @param {object} options
   * @param {string} options.name prefix of the test ids: `phone` gives `phone-text`, `phone-send`, `phone-file`
   * @param {(draft: object) => Promise<void>} options.send rejects when it was not sent
   * @param {HTMLElement} options.menu the command menu's button and list
   * @param {(text: string) => void} options.typed hears what stands here now
   */
  constructor({ name, send, menu, typed }) {
    this.send = send;
    this.typed = typed;
    this.above = el("div", { class: "above", hidden: true });
    this.text = el("textarea", {
      rows: "1",
      "data-testid": `${name}-text`,
      oninput: () => this.#typed(),
      onkeydown: (event) => this.#keyed(event),
      onpaste: (event) => this.#dropped(event, event.clipboardData),
    });
    this.file = el("input", {
      type: "file",
      class: "unseen",
      "data-testid": `${name}-file`,
      onchange: () => this.attach(this.file.files[0]),
    });
    this.clip = el("label", { class: "tool clip" }, this.file, icon("clip"));
    this.button = el("button", { class: "tool send", type: "submit", "data-testid": `${name}-send` }, icon("send"));
    this.note = el("p", { class: "composer-note", hidden: true });
    this.element = el(
      "form",
      { class: "composer", "data-testid": `${name}-composer`, onsubmit: (event) => (event.preventDefault(), this.#submit()) },
      this.note,
      this.above,
      el("div", { class: "line" }, menu, this.clip, this.text, this.button),
    );
  }

  /** Shows the draft of a view: `key`, `label`, `note` (why writing may be refused) and `authorOf(from)`. */
  show(view) {
    this.#view = view;
    if (view.key !== this.#key) {
      if (this.#key) this.#drafts.set(this.#key, this.#draft);
      this.#key = view.key;
      this.#draft = this.#drafts.get(view.key) ?? { ...EMPTY };
      this.text.value = this.#draft.text;
    }
    this.note.hidden = !view.note;
    this.note.textContent = view.note ?? "";
    this.text.setAttribute("aria-label", view.label);
    this.#render();
  }

  write(text) {
    this.text.value = text;
    this.#typed();
    this.text.focus();
  }

  /** The id of the message that is being answered. */
  get replied() {
    return this.#draft.reply?.id;
  }

  /** Empties it: what stood here was sent another way. */
  clear() {
    this.#draft = { ...EMPTY };
    this.write("");
  }

  reply(message) {
    Object.assign(this.#draft, { reply: message, edit: null });
    this.#render();
    this.text.focus();
  }

  edit(message) {
    Object.assign(this.#draft, { edit: message, reply: null, file: null });
    this.write(message.text);
  }

  attach(file) {
    if (!file) return;
    const kind = file.type.startsWith("image/") && file.type !== "image/svg+xml" ? "photo" : "document";
    Object.assign(this.#draft, { file, kind, edit: null });
    this.file.value = "";
    this.#render();
    this.text.focus();
  }

  /** Takes the files of a paste or a drop; text goes its ordinary way. */
  #dropped(event, data) {
    if (!data?.files.length) return;
    event.preventDefault();
    this.attach(data.files[0]);
  }

  /** Lets files be dropped anywhere on `area`. */
  acceptDrops(area) {
    const over = (isOver) => area.classList.toggle("dropping", isOver);
    area.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    area.addEventListener("dragleave", (event) => area.contains(event.relatedTarget) || over(false));
    area.addEventListener("drop", (event) => (over(false), this.#dropped(event, event.dataTransfer)));
  }

  #typed() {
    this.#draft.text = this.text.value;
    this.#render();
  }

  #keyed(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && (this.#draft.reply || this.#draft.edit || this.#draft.file)) {
      event.preventDefault();
      this.#cancel();
    }
  }

  #cancel() {
    const wasEdit = Boolean(this.#draft.edit);
    Object.assign(this.#draft, { reply: null, edit: null, file: null });
    if (wasEdit) this.write("");
    this.#render();
    this.text.focus();
  }

  #isSendable() {
    return Boolean(this.#draft.text.trim() || this.#draft.file);
  }

  #submit() {
    if (!this.#isSendable()) return void this.text.focus();
    const [key, draft] = [this.#key, this.#draft];
    this.#draft = { ...EMPTY };
    this.text.value = "";
    this.#render();
    // One after the other: what was written first arrives first.
    this.#sending = this.#sending.then(() => this.send(draft)).catch(() => this.#giveBack(key, draft));
  }

  /** What was not sent comes back, unless something new stands there by now. */
  #giveBack(key, draft) {
    if (key !== this.#key) return void (this.#drafts.get(key)?.text || this.#drafts.set(key, draft));
    if (this.#isSendable()) return;
    this.#draft = draft;
    this.text.value = draft.text;
    this.#render();
  }

  #render() {
    const { reply, edit, file } = this.#draft;
    this.typed(this.#draft.text);
    this.text.placeholder = say(file ? "caption" : "write");
    this.clip.title = say("attach");
    this.file.setAttribute("aria-label", say("attach"));
    this.button.setAttribute("aria-label", say(edit ? "save" : "send"));
    this.button.classList.toggle("ready", this.#isSendable());
    this.element.classList.toggle("writing", Boolean(this.#draft.text || file || edit));
    this.above.replaceChildren(
      ...(reply ? [this.#strip("reply", say("replyTo", { name: this.#view.authorOf(reply.from) }), excerpt(reply))] : []),
      ...(edit ? [this.#strip("pencil", say("editing"), excerpt(edit))] : []),
      ...(file ? [this.#strip("file", file.name, sizeText(file.size), this.#kinds())] : []),
    );
    this.above.hidden = !this.above.children.length;
    // As tall as its text, up to the height that the style sheet allows.
    this.text.style.height = "auto";
    if (this.text.scrollHeight) this.text.style.height = `${this.text.scrollHeight + 2}px`;
  }

  #strip(name, title, line, more = null) {
    const cancel = () => (name === "file" ? (Object.assign(this.#draft, { file: null }), this.#render()) : this.#cancel());
    return el(
      "div",
      { class: "strip" },
      icon(name),
      el("div", { class: "strip-text" }, el("strong", {}, title), el("span", {}, line)),
      more,
      el(
        "button",
        { class: "act", type: "button", "aria-label": say("cancel"), title: say("cancel"), onclick: cancel },
        icon("close"),
      ),
    );
  }

  #kinds() {
    const kind = (value) =>
      el(
        "label",
        { class: "choice" },
        el("input", {
          type: "radio",
          name: `kind-of-${this.file.dataset.testid}`,
          value,
          checked: this.#draft.kind === value,
          onchange: () => (this.#draft.kind = value),
        }),
        el("span", { class: "choice-label" }, say(value)),
      );
    if (!this.#draft.file.type.startsWith("image/")) return null;
    return el(
      "div",
      { class: "picker segments tiny", role: "radiogroup", "aria-label": say("sendAs") },
      kind("photo"),
      kind("document"),
    );
  }
}
