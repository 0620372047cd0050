// The staff group of a unit, as staff or an admin sees it, with the topics of a forum.

import { avatar, el, hue, icon } from "./dom.js";
import { GENERAL, inThread, threadOf, threadsOf } from "./chats.js";
import { excerpt } from "./contents.js";
import { Pane } from "./pane.js";
import { badge, picker } from "./pickers.js";
import { say } from "./words.js";

export class GroupPane extends Pane {
  #threads = new Map();
  #topicsShown = "";

  constructor({ told, remembered, remember }) {
    super({ name: "group", told });
    this.staff = remembered.staff;
    this.unit = remembered.unit;
    this.remember = remember;
    this.label = el("h2", {});
    this.staffPicker = picker({ testid: "pick-staff", pick: (name) => this.chooseStaff(name) });
    this.unitPicker = picker({ testid: "pick-unit", shape: "rows", pick: (unit) => this.chooseUnit(unit) });
    this.topics = el("div", { class: "topics", role: "group", "data-testid": "topics" });
    this.side = el("aside", { class: "side" }, this.unitPicker.element, this.topics);
    this.element = el(
      "section",
      { class: "pane group-pane", id: "pane-group", "data-testid": "group" },
      el("div", { class: "pane-bar" }, this.label, this.staffPicker.element),
      el("div", { class: "window" }, el("div", { class: "room" }, this.side, this.chatElement)),
    );
  }

  get as() {
    return this.staff;
  }

  get chat() {
    return this.unit;
  }

  get thread() {
    return this.#threads.get(this.unit) ?? GENERAL;
  }

  watched() {
    return this.world ? this.world.units.map(({ id }) => ({ as: this.staff, chat: id })) : [];
  }

  enter(world) {
    if (!world.staff.some(({ name }) => name === this.staff)) this.staff = world.staff[0]?.name;
    if (!world.units.some(({ id }) => id === this.unit)) this.unit = world.units[0]?.id;
    super.enter(world);
  }

  chooseStaff(name) {
    this.staff = name;
    this.remember("staff", name);
    this.render();
    return this.refreshAll();
  }

  chooseUnit(unit) {
    this.unit = unit;
    this.remember("unit", unit);
    this.render();
    this.refresh(unit);
  }

  chooseThread(thread) {
    this.#threads.set(this.unit, thread);
    this.render();
  }

  /** Shows a message that stands in another topic of this forum. */
  openMessage(id) {
    const message = this.snapshot?.messages.find((one) => one.id === id);
    if (!message || threadOf(message) === this.thread) return false;
    this.chooseThread(threadOf(message));
    return this.list.jump(id);
  }

  render() {
    // A topic that was deleted is left for the general one.
    const { snapshot } = this;
    if (snapshot && !threadsOf(snapshot).includes(this.thread)) this.#threads.delete(this.unit);
    super.render();
  }

  #topicOf(snapshot) {
    return snapshot.topics.find((topic) => topic.thread === this.thread);
  }

  heading(snapshot) {
    const count = say("members", { count: this.world.memberCount(this.unit) });
    if (!snapshot.isForum) return { title: snapshot.title, note: count, face: snapshot.title, faceKey: this.unit };
    const title = this.#topicOf(snapshot)?.name ?? say("general");
    return { title, note: `${snapshot.title} · ${count}`, face: snapshot.title, faceKey: this.unit };
  }

  tagOf(from) {
    const role = this.world.roleIn(from, this.unit);
    return role === "staff" ? null : role;
  }

  composerNote(snapshot) {
    return this.#topicOf(snapshot)?.isClosed ? say("closed") : null;
  }

  emptyNode() {
    return el("div", { class: "empty" }, el("p", {}, say("emptyGroup")));
  }

  unseenNode() {
    if (this.world.isMember(this.staff, this.unit)) return super.unseenNode();
    return el("div", { class: "empty" }, el("p", {}, say("noMember", { name: this.world.nameOf(this.staff) })));
  }

  showPickers() {
    this.label.textContent = say("group");
    this.element.setAttribute("aria-label", say("group"));
    const staff = this.world.staff.map(({ name, first, full }) => ({
      value: name,
      label: first,
      note: say(this.world.roleIn(name, this.unit)),
      face: full,
    }));
    this.staffPicker.show(staff, this.staff, say("pickStaff"));
    const units = this.world.units.map(({ id, title }) => {
      const count = this.unreadOf(this.staff, id);
      return { value: id, label: title, face: title, badge: count, badgeLabel: count ? say("unread", { count }) : "" };
    });
    this.unitPicker.show(units, this.unit, say("pickUnit"));
    this.unitPicker.element.hidden = units.length < 2;
    this.#showTopics();
    this.side.hidden = this.unitPicker.element.hidden && this.topics.hidden;
  }

  #showTopics() {
    const { snapshot } = this;
    this.topics.hidden = !snapshot?.isForum;
    if (this.topics.hidden) return;
    const rows = threadsOf(snapshot).map((thread) => this.#topicRow(snapshot, thread));
    // General stays first; below it, the topic in which something was said last.
    const [general, ...others] = rows;
    const sorted = [general, ...others.sort((one, other) => other.last - one.last)];
    const signature = JSON.stringify([sorted, say("topics")]);
    if (signature === this.#topicsShown) return;
    this.#topicsShown = signature;
    const focused = this.topics.contains(document.activeElement) ? document.activeElement.dataset.thread : null;
    this.topics.setAttribute("aria-label", say("topics"));
    this.topics.replaceChildren(el("h3", { class: "side-title" }, say("topics")), ...sorted.map((row) => this.#topicNode(row)));
    if (focused) this.topics.querySelector(`[data-thread="${CSS.escape(focused)}"]`)?.focus();
    this.topics.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #topicRow(snapshot, thread) {
    const topic = snapshot.topics.find((one) => one.thread === thread);
    const newest = inThread(snapshot, thread).at(-1);
    const author = newest && newest.from !== "bot" ? `${this.world.firstNameOf(newest.from)}: ` : "";
    return {
      thread,
      name: topic?.name ?? say("general"),
      isClosed: Boolean(topic?.isClosed),
      isOpen: thread === this.thread,
      line: newest ? author + excerpt(newest) : "",
      last: newest?.id ?? (thread === GENERAL ? 0 : thread),
      unread: this.marks.unread(snapshot, thread),
    };
  }

  #topicNode({ thread, name, isClosed, isOpen, line, unread }) {
    const colour = thread === GENERAL ? "general" : hue(thread);
    const letter = name.replace(/^[^\p{L}\p{N}]+/u, "").charAt(0).toUpperCase();
    const mark = thread === GENERAL ? icon("hash") : isClosed ? icon("lock") : letter;
    const sign = el("span", { class: `topic-sign ${colour}`, "aria-hidden": "true" }, mark);
    const parts = [name, isClosed && say("closed"), unread && say("unread", { count: unread })];
    const label = parts.filter(Boolean).join(", ");
    return el(
      "button",
      {
        class: "topic",
        type: "button",
        "data-thread": thread,
        "aria-label": label,
        "aria-current": isOpen ? "true" : null,
        onclick: () => this.chooseThread(thread),
      },
      sign,
      el("span", { class: "topic-text" }, el("span", { class: "topic-name" }, name), el("span", { class: "topic-line" }, line)),
      badge(unread),
    );
  }
}
