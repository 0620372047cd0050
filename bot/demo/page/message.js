// One message: its bubble, what hangs under it, and what can be done with it.

import { fileUrl } from "./api.js";
import { avatar, el, hue, icon } from "./dom.js";
import { rich } from "./rich.js";
import { locale, say } from "./words.js";

const EXCERPT = 90;

const clock = (date) =>
  new Intl.DateTimeFormat(locale(), { hour: "2-digit", minute: "2-digit", hour12: false }).format(date);

export function sizeText(bytes) {
  const number = (value) => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
  if (bytes < 1024) return `${number(bytes)} B`;
  return bytes < 1024 ** 2 ? `${number(bytes / 1024)} KB` : `${number(bytes / 1024 ** 2)} MB`;
}

/** A line that stands for a message in a quote or a list. */
export function excerpt(message) {
  const text = message.text.replace(/\s+/g, " ").trim();
  const named = message.media?.kind === "document" ? message.media.name : "";
  const line = text || named || (message.media ? mediaName(message.media.kind) : "");
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line;
}

const mediaName = (kind) => say(["photo", "voice", "video", "sticker"].includes(kind) ? kind : "document");

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
    { class: `bubble${isSticker ? " bare" : ""}${message.text ? "" : " wordless"}` },
    around.isGroup && !message.isOutgoing && around.isFirst && nameLine(message, around),
    message.via && el("div", { class: "via" }, `via @${message.via}`),
    message.replyTo && quote(around),
    message.media && media(message.media),
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

function quote({ replied, repliedAuthor, actions }) {
  if (!replied) return el("div", { class: "quote lost" }, say("lostReply"));
  return el(
    "button",
    {
      class: `quote ${hue(replied.from)}`,
      type: "button",
      title: say("showReplied"),
      "data-reply-to": replied.id,
      onclick: () => actions.jump(replied.id),
    },
    el("span", { class: "who" }, repliedAuthor),
    el("span", { class: "excerpt" }, excerpt(replied)),
  );
}

function media(file) {
  const url = fileUrl(file.fileId);
  if (file.kind === "photo") {
    const size = file.width && file.height ? { width: file.width, height: file.height } : {};
    const picture = el("img", { src: url, alt: say("photo"), ...size });
    const way = { href: url, target: "_blank", rel: "noopener", "aria-label": say("openPhoto") };
    return el("a", { class: "photo", ...way }, picture);
  }
  if (file.kind === "sticker") return sticker(file, url);
  if (file.kind === "voice") return el("audio", { src: url, controls: true, preload: "none" });
  if (file.kind === "video") return el("video", { src: url, controls: true, preload: "metadata" });
  return documentLink(file, url);
}

function sticker(file, url) {
  const instead = () => el("span", { class: "sticker-stand" }, say("sticker"));
  const failed = (event) => event.target.replaceWith(instead());
  return el("img", { class: "sticker", src: url, alt: say("sticker"), onerror: failed });
}

function documentLink(file, url) {
  const ending = /\.([a-z0-9]{1,4})$/i.exec(file.name)?.[1] ?? "";
  return el(
    "a",
    { class: "document", href: url, download: file.name, "aria-label": say("download", { name: file.name }) },
    el("span", { class: "sheet" }, ending ? ending.toUpperCase() : icon("file")),
    el(
      "span",
      { class: "about" },
      el("span", { class: "file-name" }, file.name),
      el("span", { class: "size" }, sizeText(file.size)),
    ),
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
  const mayEdit = message.isOutgoing && message.media?.kind !== "sticker";
  return el(
    "div",
    { class: "acts" },
    act("reply", () => actions.reply(message)),
    mayEdit && act("edit", () => actions.edit(message)),
  );
}
