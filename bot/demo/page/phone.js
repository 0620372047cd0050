// The phone of a requester: their private chat with the bot.

import { avatar, el } from "./dom.js";
import { GENERAL } from "./chats.js";
import { Pane } from "./pane.js";
import { picker } from "./pickers.js";
import { SAMPLE, say } from "./words.js";

export class PhonePane extends Pane {
  constructor({ told, remembered, remember }) {
    super({ name: "phone", told });
    this.person = remembered;
    this.remember = remember;
    this.label = el("h2", {});
    this.people = picker({ testid: "pick-person", pick: (name) => this.choose(name) });
    this.element = el(
      "section",
      { class: "pane phone-pane", id: "pane-phone", "data-testid": "phone" },
      el("div", { class: "pane-bar" }, this.label, this.people.element),
      el("div", { class: "device" }, el("span", { class: "notch", "aria-hidden": "true" }), this.chatElement),
    );
  }

  get as() {
    return this.person;
  }

  get chat() {
    return this.person;
  }

  get thread() {
    return GENERAL;
  }

  watched() {
    return this.world ? this.world.requesters.map(({ name }) => ({ as: name, chat: name })) : [];
  }

  enter(world) {
    if (!world.requesters.some(({ name }) => name === this.person)) this.person = world.requesters[0]?.name;
    super.enter(world);
  }

  choose(name) {
    this.person = name;
    this.remember(name);
    this.render();
    this.refresh(name);
  }

  /** Puts the sample question where Siti writes. */
  trySample() {
    const first = this.world?.requesters[0]?.name;
    if (first && first !== this.person) this.choose(first);
    this.composer.write(SAMPLE);
  }

  heading() {
    return { title: this.world.bot.name, note: say("bot"), face: this.world.bot.name, faceKey: "bot" };
  }

  composerNote() {
    return this.world.isBlocked(this.person) ? say("blocked") : null;
  }

  emptyNode() {
    const { bot } = this.world;
    const begin = { type: "button", "data-testid": "phone-start", onclick: () => this.sendCommand("start") };
    return el(
      "div",
      { class: "empty start" },
      avatar(bot.name, "bot", "large"),
      el("strong", {}, bot.name),
      el("p", {}, say("startHint")),
      el("button", { class: "primary", ...begin }, say("start")),
    );
  }

  showPickers() {
    this.label.textContent = say("phone");
    this.element.setAttribute("aria-label", say("phone"));
    const choices = this.world.requesters.map((person) => ({
      value: person.name,
      label: person.first,
      face: person.full,
      badge: this.unreadOf(person.name, person.name),
      badgeLabel: this.unreadLabel(person.name),
    }));
    this.people.show(choices, this.person, say("pickPerson"));
  }

  unreadLabel(name) {
    const count = this.unreadOf(name, name);
    return count ? say("unread", { count }) : "";
  }
}
