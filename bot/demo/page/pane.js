// What the phone and the group have in common: one chat as one person sees it, kept current.

import { Refusal, followLink, sendEdit, sendFile, sendInline, sendMessage, sendTap, typeInline } from "./api.js";
import { avatar, el } from "./dom.js";
import { GENERAL, Marks, Snapshots, inThread } from "./chats.js";
import { CommandMenu } from "./commands.js";
import { Composer } from "./composer.js";
import { InlineList } from "./inline.js";
import { MessageList } from "./list.js";
import { alertBox, toast, toastFailure } from "./notices.js";
import { say } from "./words.js";

const TYPING_MS = 5200;

/**
 * A pane of the page. Its kinds say what it shows: `as` (who looks), `chat`, `thread`, `watched()` (every chat it
 * keeps current), `heading(snapshot)`, `emptyNode()`, `showPickers()`, and more where they differ.
 */
export class Pane {
  snapshots = new Snapshots();
  marks = new Marks();
  world = null;
  #typing = 0;
  #headShown = "";
  #keyShown = "";

  /** @param {{name: "phone" | "group", told: () => void}} options `told` hears that unread numbers may differ */
  constructor({ name, told }) {
    this.name = name;
    this.told = told;
    this.head = el("div", { class: "chat-head" });
    this.toasts = el("div", { class: "toasts inside", role: "status", "aria-live": "polite", "data-testid": `${name}-toasts` });
    this.menu = new CommandMenu({ name, choose: (command) => this.sendCommand(command) });
    this.inline = new InlineList({
      name,
      ask: (query) => typeInline({ from: this.as, chat: this.chat, query }),
      choose: (queryId, resultId) => this.#sendInline(queryId, resultId),
      start: (payload) => this.#follow({ start: payload }),
    });
    this.composer = new Composer({
      name,
      menu: this.menu.element,
      send: (draft) => this.#send(draft),
      typed: (text) => this.inline.typed(text, this.world?.bot.username),
    });
    this.list = new MessageList({
      name,
      actions: {
        reply: (message) => this.composer.reply(message),
        edit: (message) => this.composer.edit(message),
        tap: (message, button) => this.#tap(message, button),
        open: (url) => this.open(url),
      },
    });
    this.list.element.append(this.toasts);
    this.chatElement = el("div", { class: "chat" }, this.head, this.list.element, this.inline.element, this.composer.element);
    this.list.element.addEventListener("click", (event) => this.#clicked(event));
    this.composer.acceptDrops(this.chatElement);
  }

  get snapshot() {
    return this.chat && this.snapshots.get(this.as, this.chat);
  }

  get isVisible() {
    return this.chatElement.offsetParent !== null && !document.hidden;
  }

  /** Takes a newer world and shows what of it is known already. */
  enter(world) {
    this.world = world;
    this.render();
  }

  refreshAll() {
    return Promise.all(this.watched().map(({ as, chat }) => this.#read(as, chat)));
  }

  /** Reads one chat again if this pane keeps it current; says whether it does. */
  refresh(chat) {
    const watched = this.watched().find((one) => one.chat === chat);
    if (!watched) return false;
    this.#read(watched.as, chat).catch((refusal) => refusal instanceof Refusal || Promise.reject(refusal));
    return true;
  }

  async #read(as, chat) {
    try {
      await this.snapshots.refresh(as, chat);
    } catch (refusal) {
      if (refusal.offline ?? true) throw refusal;
      this.snapshots.lose(as, chat); // this person may not see the chat (any more)
    }
    this.render();
  }

  unread() {
    return this.watched().reduce((sum, { as, chat }) => sum + this.unreadOf(as, chat), 0);
  }

  unreadOf(as, chat) {
    return this.marks.unread(this.snapshots.get(as, chat));
  }

  /** Draws everything from what is held; cheap where nothing changed. */
  render() {
    if (!this.world) return;
    for (const { as, chat } of this.watched()) {
      const held = this.snapshots.get(as, chat);
      if (held) this.marks.notice(held);
    }
    const { snapshot } = this;
    if (this.key !== this.#keyShown) this.toasts.replaceChildren(); // they were about another chat
    this.#keyShown = this.key;
    if (snapshot) {
      if (this.isVisible) this.marks.see(snapshot, this.thread);
      this.#showChat(snapshot);
    } else {
      this.#showNothing();
    }
    this.showPickers();
    this.told();
  }

  get key() {
    return `${this.as}@${this.chat}/${this.thread}`;
  }

  #showChat(snapshot) {
    const authorOf = (from) => this.world.nameOf(from);
    const { title, note, face, faceKey } = this.heading(snapshot);
    this.#showHead({ title, note, face, faceKey, isTyping: snapshot.isTyping });
    this.list.show({
      key: this.key,
      messages: inThread(snapshot, this.thread),
      isGroup: this.name === "group",
      label: say("messagesOf", { title }),
      empty: () => this.emptyNode(),
      authorOf,
      roleOf: (from) => this.tagOf(from),
      anywhere: (id) => snapshot.messages.find((message) => message.id === id),
      elsewhere: (id) => this.openMessage(id),
    });
    this.composer.show({
      key: this.key,
      label: say("writeAs", { name: this.world.nameOf(this.as) }),
      note: this.composerNote(snapshot),
      authorOf,
    });
    this.menu.show(this.world.commandsFor(this.as, this.chat));
    this.#watchTyping(snapshot);
  }

  /** Shows a chat that is not read yet, or that this person may not see. */
  #showNothing() {
    const title = this.world.titleOf(this.chat);
    this.#showHead({ title, note: "", face: title, faceKey: this.chat });
    const empty = () => this.unseenNode();
    const label = say("writeAs", { name: this.world.nameOf(this.as) });
    this.composer.show({ key: this.key, label, note: null, authorOf: String });
    this.menu.show([]);
    this.list.show({ key: this.key, messages: [], isGroup: false, label: title, empty, authorOf: String, roleOf: String });
  }

  #showHead(shown) {
    const signature = JSON.stringify([shown, say("typing")]);
    if (signature === this.#headShown) return;
    this.#headShown = signature;
    const { title, note, face, faceKey, isTyping } = shown;
    const dots = el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
    const typing = () => el("span", { class: "note typing", "data-testid": `${this.name}-typing` }, say("typing"), dots);
    const line = isTyping ? typing() : el("span", { class: "note" }, note);
    this.head.replaceChildren(avatar(face, faceKey), el("div", { class: "head-text" }, el("h3", {}, title), line));
  }

  /** "Typing" ends by itself after some seconds, and nothing announces that. */
  #watchTyping(snapshot) {
    clearTimeout(this.#typing);
    if (snapshot.isTyping) this.#typing = setTimeout(() => this.refresh(snapshot.chat), TYPING_MS);
  }

  /** Why what is written here may be refused, or null. */
  composerNote() {
    return null;
  }

  /** What stands in place of a chat that is not read yet, or may not be. */
  unseenNode() {
    return el("div");
  }

  /** What stands beside an author's name, or null. */
  tagOf() {
    return null;
  }

  openMessage() {
    return false;
  }

  get #threadToWrite() {
    return this.thread === GENERAL ? undefined : this.thread;
  }

  async #send({ text, reply, edit, file, kind }) {
    const place = { from: this.as, chat: this.chat };
    const whole = { ...place, thread: this.#threadToWrite, reply_to: reply?.id };
    try {
      if (edit) await sendEdit({ ...place, message_id: edit.id, text });
      else if (file) await sendFile({ ...whole, caption: text, as: kind, file });
      else await sendMessage({ ...whole, text });
    } catch (refusal) {
      toastFailure(refusal, this.toasts);
      throw refusal;
    }
    if (!edit) this.list.toBottom();
    this.refresh(place.chat);
  }

  sendCommand(command) {
    const name = this.name === "group" && this.world.bot.username ? `/${command}@${this.world.bot.username}` : `/${command}`;
    return this.#send({ text: name }).catch((refusal) => refusal instanceof Refusal || Promise.reject(refusal));
  }

  /** Opens a link: the bot's own in this Telegram, any other in the browser. */
  open(url) {
    if (this.#isOwn(url)) this.#follow({ url });
    else window.open(url, "_blank", "noopener");
  }

  #isOwn(url) {
    return url.startsWith(`https://t.me/${this.world.bot.username}?`);
  }

  #clicked(event) {
    const anchor = event.target.closest("a[href]");
    if (!anchor || !this.#isOwn(anchor.href)) return;
    event.preventDefault();
    this.#follow({ url: anchor.href });
  }

  /** Presses *Start* after a link, in the private chat of whoever looks here. */
  async #follow(where) {
    const { as } = this;
    if (where.start) this.composer.clear();
    await this.#tried(() => followLink({ from: as, ...where }));
    this.list.toBottom();
    this.refresh(as);
  }

  async #sendInline(queryId, resultId) {
    const reply = this.composer.replied;
    this.composer.clear();
    await this.#tried(() => sendInline({ query_id: queryId, result_id: resultId, reply_to: reply }));
    this.list.toBottom();
    this.refresh(this.chat);
  }

  async #tried(call) {
    try {
      await call();
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      toastFailure(refusal, this.toasts);
    }
  }

  /** Follows the link that opened the page itself, e.g. `/?start=s_puspa` in place of a poster's code. */
  startWith(payload) {
    return this.#follow({ start: payload });
  }

  async #tap(message, button) {
    const { as, chat } = this;
    try {
      const answer = await sendTap({ from: as, chat, message_id: message.id, button: button.data ?? button.text });
      if (answer.text && answer.show_alert) alertBox(answer.text, this.world.bot.name);
      else if (answer.text) toast(answer.text, { over: this.toasts });
      else if (!answer.answered) toast(say("noAnswer"), { over: this.toasts });
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      toastFailure(refusal, this.toasts);
    }
    this.refresh(chat);
  }
}
