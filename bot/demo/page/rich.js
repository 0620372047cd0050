// A message's markup, rebuilt tag by tag from a whitelist. Anything else is shown as the text in it.

import { el } from "./dom.js";
import { say } from "./words.js";

const PLAIN = new Set(["b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "code", "pre", "blockquote"]);
const DROPPED = new Set(["script", "style", "template", "iframe", "object", "svg", "math"]);
const SCHEMES = new Set(["http:", "https:", "mailto:", "tel:", "tg:"]);

/** Returns a fragment for the server's `html`, or for the plain text where there is none. */
export function rich(html, text) {
  const fragment = document.createDocumentFragment();
  if (html === undefined || html === null) {
    fragment.append(text ?? "");
    return fragment;
  }
  const parsed = new DOMParser().parseFromString(`<body>${html}`, "text/html");
  copy(parsed.body, fragment);
  return fragment;
}

function copy(from, into) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) into.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, into);
  }
}

function copyElement(node, into) {
  const tag = node.localName;
  if (DROPPED.has(tag)) return;
  if (tag === "br") return void into.append("\n");
  const made = allowed(node, tag);
  if (made) into.append(made);
  copy(node, made ?? into);
}

function allowed(node, tag) {
  if (PLAIN.has(tag)) return el(tag);
  if (tag === "a") return link(node.getAttribute("href"));
  if (tag === "tg-spoiler" || (tag === "span" && node.className === "tg-spoiler")) return spoiler();
  return null;
}

function link(href) {
  let address;
  try {
    address = new URL(href ?? "");
  } catch {
    return null;
  }
  if (!SCHEMES.has(address.protocol)) return null;
  return el("a", { href: address.href, target: "_blank", rel: "noopener noreferrer nofollow" });
}

function spoiler() {
  const reveal = () => {
    cover.classList.add("open");
    for (const name of ["role", "tabindex", "aria-label"]) cover.removeAttribute(name);
  };
  const cover = el("span", {
    class: "spoiler",
    role: "button",
    tabindex: "0",
    "aria-label": say("spoiler"),
    onclick: reveal,
    onkeydown: (event) => ["Enter", " "].includes(event.key) && reveal(),
  });
  return cover;
}
