// One message: its bubble, what hangs under it, and what can be done with it.

import { excerpt, fact, media } from "./contents.js";
import { avatar, el, hue, icon } from "./dom.js";
import { rich } from "./rich.js";
import { locale, say } from "./words.js";

const clock = (date) =>
  new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hour12: false }).format(date);

/**
 * @param {object} message one message of a snapshot
 * @param {object} around what stands around it: `isGroup`, `isFirst` and `isLast` of one author's run, `author`
 *   and `role`, `replied` (the message answered, null when unknown) and its `repliedAuthor`, `actions`
 *   (reply, edit, tap, jump, open), and `tapping` (labels of buttons whose answer is awaited, by row and column)
 */
export function messageNode(message, around) {
  const side = message.isOutgoing ? "out" : "in";
  const run = `${around.isFirst ? " first" : ""}${around.isLast ? " last" : ""}`;
  const hasAvatar = around.isGroup && !message.isOutgoing;
  return el(
    "article",
    {
      class: `message ${side}${run}${hasAvatar ? " with-avatar" : ""}`,
      "data-message-id": message.id,
      "data-from": message.from,
      "data-outgoing": String(message.isOutgoing),
      "aria-label": `${around.author}, ${clock(message.date)}`,
      tabindex: "-1",
    },
    hasAvatar && el("div", { class: "slot" }, around.isLast && avatar(around.author, message.from)),
    el("div", { class: "stack" }, bubble(message, around), keys(message, around), acts(message, around)),
  );
}

function bubble(message, around) {
  const isSticker = message.media?.kind === "sticker";
  return el(
    "div",
    { class: `bubble${isSticker ? " bare" : ""}${message.text || message.fact ? "" : " wordless"}` },
    around.isGroup && !message.isOutgoing && around.isFirst && nameLine(message, around),
    message.via && el("div", { class: "via" }, `via @${message.via}`),
    message.replyTo && quote(message, around),
    message.media && media(message.media),
    message.fact && fact(message.fact),
    message.text && el("div", { class: "text" }, rich(message.html, message.text)),
    message.reactions.length > 0 && el("span", { class: "reactions" }, message.reactions.join(" ")),
    el(
      "span",
      { class: "meta" },
      message.isEdited && el("span", { class: "edited" }, say("edited")),
      el("time", { datetime: new Date(message.date).toISOString() }, clock(message.date)),
    ),
  );
}

function nameLine(message, around) {
  return el(
    "div",
    { class: `name ${hue(message.from)}` },
    el("span", { class: "who" }, around.author),
    around.role && el("span", { class: "role" }, say(around.role)),
  );
}

function quote(message, { replied, repliedAuthor, actions }) {
  if (!replied) return el("div", { class: "quote lost" }, say("lostReply"));
  return el(
    "button",
    {
      class: `quote ${hue(replied.from)}${message.quote ? " marked" : ""}`,
      type: "button",
      title: say("showReplied"),
      "data-reply-to": replied.id,
      onclick: () => actions.jump(replied.id),
    },
    el("span", { class: "who" }, repliedAuthor),
    el("span", { class: "excerpt" }, message.quote ?? excerpt(replied)),
  );
}

function keys(message, around) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((row, line) =>
    el("div", { class: "key-row" }, row.map((button, place) => key(message, button, `${line}.${place}`, around))),
  );
  return el("div", { class: "keys" }, rows);
}

function key(message, button, place, { actions, tapping }) {
  const isWaiting = tapping.has(`${message.id}/${place}`);
  const press = () => {
    if (button.url) actions.open(button.url);
    else actions.tap(message, button, place);
  };
  return el(
    "button",
    {
      class: `key${isWaiting ? " waiting" : ""}`,
      type: "button",
      "data-place": place,
      "aria-busy": String(isWaiting),
      onclick: press,
    },
    el("span", {}, button.text),
    button.url && icon("link"),
  );
}

function acts(message, { actions }) {
  const act = (name, run) =>
    el(
      "button",
      { class: "act", type: "button", title: say(name), "aria-label": say(name), "data-testid": name, onclick: run },
      icon(name === "edit" ? "pencil" : "reply"),
    );
  const mayEdit = message.isOutgoing && !message.fact && !["sticker", "video_note"].includes(message.media?.kind);
  return el(
    "div",
    { class: "acts" },
    act("reply", () => actions.reply(message)),
    mayEdit && act("edit", () => actions.edit(message)),
  );
}
