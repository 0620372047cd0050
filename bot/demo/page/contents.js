// What a message can hold beside text: files, and facts such as a place or a poll.

import { fileUrl } from "./api.js";
import { el, icon } from "./dom.js";
import { locale, say } from "./words.js";

const EXCERPT = 90;
const NAMES = new Set([
  "photo", "voice", "video", "sticker", "audio", "animation", "video_note",
  "venue", "location", "contact", "dice", "poll", "story",
]);

const nameOf = (kind) => say(NAMES.has(kind) ? kind : "document");

export function sizeText(bytes) {
  const number = (value) => new Intl.NumberFormat(locale(), { maximumFractionDigits: 1 }).format(value);
  if (bytes < 1024) return `${number(bytes)} B`;
  return bytes < 1024 ** 2 ? `${number(bytes / 1024)} KB` : `${number(bytes / 1024 ** 2)} MB`;
}

/** A line that stands for a message in a quote or a list. */
export function excerpt(message) {
  const text = message.text.replace(/\s+/g, " ").trim();
  const named = message.media?.kind === "document" ? message.media.name : "";
  const line = text || named || wordsFor(message);
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT)}…` : line;
}

function wordsFor({ media, fact }) {
  if (media) return nameOf(media.kind);
  if (!fact) return "";
  const [first] = linesOf(fact);
  return first ? `${nameOf(fact.kind)}: ${first}` : nameOf(fact.kind);
}

/** A file, as it can be shown here: seen, heard, or taken home. */
export function media(file) {
  const url = fileUrl(file.fileId);
  if (file.kind === "photo") {
    const size = file.width && file.height ? { width: file.width, height: file.height } : {};
    const picture = el("img", { src: url, alt: say("photo"), ...size });
    const way = { href: url, target: "_blank", rel: "noopener", "aria-label": say("openPhoto") };
    return el("a", { class: "photo", ...way }, picture);
  }
  if (file.kind === "sticker") return sticker(file, url);
  if (file.kind === "voice") return sound(file, url);
  if (file.kind === "audio") return el("div", { class: "song" }, documentLink(file, url), sound(file, url));
  if (file.kind === "video_note") return film(file, url, { class: "round" });
  if (file.kind === "video" || file.kind === "animation") return film(file, url);
  return documentLink(file, url);
}

const named = (file) => ({ "data-kind": file.kind, "aria-label": nameOf(file.kind) });

const sound = (file, url) => el("audio", { src: url, controls: true, preload: "none", ...named(file) });

function film(file, url, how = {}) {
  const loop = file.kind === "animation" && { loop: true, muted: true };
  return el("video", { src: url, controls: true, preload: "metadata", ...loop, ...how, ...named(file) });
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

/** What is neither text nor file, in words: what it is, and a line for each thing that it says. */
export function fact(one) {
  const mark = { venue: "📍", location: "📍", contact: "👤", poll: "📊", story: "🕓" }[one.kind] ?? one.emoji;
  return el(
    "div",
    { class: `fact${one.kind === "dice" ? " large" : ""}`, "data-kind": one.kind },
    el("span", { class: "mark", "aria-hidden": "true" }, mark),
    el(
      "span",
      { class: "about" },
      el("span", { class: "fact-name" }, say(one.live_period ? "live" : one.kind)),
      linesOf(one).map((line) => el("span", { class: "fact-line" }, line)),
    ),
  );
}

const at = ({ latitude, longitude }) => `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;

function linesOf(one) {
  switch (one.kind) {
    case "venue":
      return [one.title, one.address, at(one.location ?? one)];
    case "location":
      return [at(one)];
    case "contact":
      return [`${one.first_name} ${one.last_name ?? ""}`.trim(), one.phone_number];
    case "dice":
      return [String(one.value)];
    case "poll":
      return [one.question, ...one.options.map(({ text }) => `○ ${text}`)];
    default:
      return [];
  }
}
