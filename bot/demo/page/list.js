// The messages of one chat, newest at the bottom. Only what changed is made anew.

import { el, icon } from "./dom.js";
import { messageNode } from "./message.js";
import { locale, say } from "./words.js";

const NEAR_PX = 80;
const RUN_MS = 10 * 60 * 1000;
const FLASH_MS = 1600;

export class MessageList {
  #nodes = new Map();
  #tapping = new Set();
  #view = null;
  #isStuck = true;
  #isFollowing = false;
  #news = 0;
  #top = 0;

  /** @param {{name: string, actions: object}} options `actions` as messageNode wants them, without jump */
  constructor({ name, actions }) {
    this.actions = { ...actions, jump: (id) => this.jump(id), tap: (...tap) => this.#tap(actions.tap, ...tap) };
    this.content = el("div", { class: "messages", onclick: (event) => this.#touched(event) });
    this.scroller = el(
      "div",
      {
        class: "scroller",
        role: "log",
        "aria-live": "polite",
        tabindex: "0",
        "data-testid": `${name}-messages`,
        onscroll: () => this.#scrolled(),
      },
      this.content,
    );
    this.pill = el("button", {
      class: "pill",
      type: "button",
      hidden: true,
      "data-testid": `${name}-pill`,
      onclick: () => this.toBottom(true),
    });
    this.element = el("div", { class: "list" }, this.scroller, this.pill);
    const observer = new ResizeObserver(() => this.#isStuck && this.toBottom());
    observer.observe(this.content);
    observer.observe(this.scroller);
  }

  /**
   * Shows a view: `key` (another key starts afresh), `messages`, `isGroup`, `label`, `empty` (a node for no messages),
   * and the functions `authorOf(from)` and `roleOf(from)`.
   */
  show(view) {
    const isAnother = this.#view?.key !== view.key;
    const last = this.#view?.messages.at(-1)?.id ?? 0;
    if (isAnother) this.#forget();
    this.#isFollowing = !isAnother;
    this.#view = view;
    this.scroller.setAttribute("aria-label", view.label);
    this.scroller.setAttribute("aria-busy", "true");
    this.#place(view);
    this.scroller.setAttribute("aria-busy", "false");
    if (this.#isStuck) this.toBottom();
    else if (!isAnother) this.#news += view.messages.filter((one) => one.id > last && !one.isOutgoing).length;
    this.#showPill();
  }

  #forget() {
    this.#nodes.clear();
    this.content.replaceChildren();
    this.#isStuck = true;
    this.#news = 0;
    this.#top = 0;
  }

  #place(view) {
    const byId = new Map(view.messages.map((message) => [message.id, message]));
    const focus = this.#focused();
    const wanted = view.messages.flatMap((message, index) => {
      const before = view.messages[index - 1];
      const isNewDay = !before || day(before.date) !== day(message.date);
      const node = this.#nodeFor(message, this.#around(view, index, byId));
      return isNewDay ? [this.#dayLine(message.date), node] : [node];
    });
    for (const id of this.#nodes.keys()) if (typeof id === "number" && !byId.has(id)) this.#nodes.delete(id);
    arrange(this.content, wanted.length ? wanted : [view.empty()]);
    this.#refocus(focus);
  }

  #around(view, index, byId) {
    const [before, message, after] = [view.messages[index - 1], view.messages[index], view.messages[index + 1]];
    const replied = message.replyTo ? byId.get(message.replyTo) ?? view.anywhere?.(message.replyTo) ?? null : null;
    return {
      isGroup: view.isGroup,
      isFirst: !sameRun(before, message),
      isLast: !sameRun(message, after),
      author: view.authorOf(message.from),
      role: view.roleOf(message.from),
      replied,
      repliedAuthor: replied && view.authorOf(replied.from),
      actions: this.actions,
      tapping: this.#tapping,
    };
  }

  #nodeFor(message, around) {
    const { actions, tapping, ...visible } = around;
    const signature = JSON.stringify([locale(), message, visible]);
    const held = this.#nodes.get(message.id);
    if (held?.signature === signature) return held.node;
    const node = messageNode(message, around);
    if (!held && this.#isFollowing) node.classList.add("fresh");
    this.#nodes.set(message.id, { signature, node });
    return node;
  }

  #dayLine(date) {
    const name = dayName(date);
    const held = this.#nodes.get(`day ${name}`);
    if (held) return held.node;
    const node = el("div", { class: "day" }, el("span", {}, name));
    this.#nodes.set(`day ${name}`, { node });
    return node;
  }

  async #tap(send, message, button, place) {
    const tap = `${message.id}/${place}`;
    if (this.#tapping.has(tap)) return;
    const show = (isWaiting) => {
      const key = this.#nodes.get(message.id)?.node.querySelector(`[data-place="${place}"]`);
      key?.classList.toggle("waiting", isWaiting);
      key?.setAttribute("aria-busy", String(isWaiting));
    };
    this.#tapping.add(tap);
    show(true);
    try {
      await send(message, button);
    } finally {
      this.#tapping.delete(tap);
      show(false);
    }
  }

  #focused() {
    const message = document.activeElement?.closest?.("[data-message-id]");
    if (!message || !this.content.contains(message)) return null;
    return { id: Number(message.dataset.messageId), place: document.activeElement.dataset.place, node: document.activeElement };
  }

  /** A message that was made anew under the keyboard's focus keeps it. */
  #refocus(focus) {
    if (!focus || focus.node.isConnected) return;
    const node = this.#nodes.get(focus.id)?.node;
    (node?.querySelector(`[data-place="${focus.place}"]`) ?? node)?.focus({ preventScroll: true });
  }

  /** Where nothing hovers, a touch on a message shows what can be done with it. */
  #touched(event) {
    const message = event.target.closest(".message");
    for (const open of this.content.querySelectorAll(".message.open")) if (open !== message) open.classList.remove("open");
    if (message && matchMedia("(hover: none)").matches && !event.target.closest("button, a")) message.classList.toggle("open");
  }

  #scrolled() {
    if (!this.scroller.clientHeight) return;
    const below = this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight;
    // Only a person going up lets go of the bottom; a chat that grows (a picture arriving) does not.
    if (below < NEAR_PX) this.#isStuck = true;
    else if (this.scroller.scrollTop < this.#top - 1) this.#isStuck = false;
    this.#top = this.scroller.scrollTop;
    if (this.#isStuck) this.#news = 0;
    this.#showPill();
  }

  #showPill() {
    this.pill.hidden = this.#isStuck;
    const label = this.#news ? say("newMessages", { count: this.#news }) : say("toBottom");
    this.pill.classList.toggle("round", !this.#news);
    this.pill.setAttribute("aria-label", label);
    this.pill.replaceChildren(icon("down"), ...(this.#news ? [label] : []));
  }

  toBottom(isSmooth = false) {
    if (!isSmooth) this.#isStuck = true;
    const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: isSmooth && !isCalm ? "smooth" : "instant" });
  }

  /** Brings a message into sight and lets it glow for a moment; false when it is not in this view. */
  jump(id) {
    const node = this.#nodes.get(id)?.node;
    if (!node) return this.#view.elsewhere?.(id) ?? false;
    node.scrollIntoView({ block: "center" });
    node.focus({ preventScroll: true });
    node.classList.add("flash");
    setTimeout(() => node.classList.remove("flash"), FLASH_MS);
    return true;
  }
}

const day = (date) => new Date(date).toDateString();

const sameRun = (one, next) =>
  Boolean(one && next) &&
  one.from === next.from &&
  next.date - one.date < RUN_MS &&
  day(one.date) === day(next.date);

function dayName(date) {
  const yesterday = new Date();
  yesterday.setDate(yesterday.getDate() - 1);
  if (day(date) === new Date().toDateString()) return say("today");
  if (day(date) === yesterday.toDateString()) return say("yesterday");
  return new Intl.DateTimeFormat(locale(), { day: "numeric", month: "long", year: "numeric" }).format(date);
}

/** Makes `wanted` the children, moving and removing only what is out of place. */
function arrange(parent, wanted) {
  const keep = new Set(wanted);
  for (const child of [...parent.childNodes]) if (!keep.has(child)) child.remove();
  wanted.forEach((node, index) => {
    if (parent.childNodes[index] !== node) parent.insertBefore(node, parent.childNodes[index] ?? null);
  });
}
