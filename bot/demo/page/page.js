// The chat page: two panes on one pretend Telegram, kept current by its events.

import { Refusal, readWorld } from "./api.js";
import { el } from "./dom.js";
import { GroupPane } from "./group.js";
import { listen } from "./live.js";
import { toast } from "./notices.js";
import { PhonePane } from "./phone.js";
import { badge, picker } from "./pickers.js";
import { LANGUAGES, SAMPLE, language, say, speak, whenSpoken } from "./words.js";
import { worldOf } from "./world.js";

const WORLD_MS = 1200;
const place = (name) => document.querySelector(name);

/** Choices survive a reload where the browser allows it. */
const memory = {
  get: (key) => {
    try {
      return sessionStorage.getItem(`loket-demo.${key}`) ?? undefined;
    } catch {
      return undefined;
    }
  },
  set: (key, value) => {
    try {
      sessionStorage.setItem(`loket-demo.${key}`, value);
    } catch {
      // Private windows may refuse; then nothing is remembered.
    }
  },
};

const told = () => showTabs();
const phone = new PhonePane({ told, remembered: memory.get("person"), remember: (name) => memory.set("person", name) });
const group = new GroupPane({
  told,
  remembered: { staff: memory.get("staff"), unit: memory.get("unit") },
  remember: (key, value) => memory.set(key, value),
});
const panes = { phone, group };
let open = memory.get("tab") === "group" ? "group" : "phone";
let tabsShown = "";
let worldSoon = null;

function showTabs() {
  const row = ([name, pane]) => ({ name, isOpen: name === open, unread: pane.unread(), label: say(name) });
  const rows = Object.entries(panes).map(row);
  const signature = JSON.stringify(rows);
  if (signature === tabsShown) return;
  tabsShown = signature;
  const hadFocus = place("[data-tabs]").contains(document.activeElement);
  place("[data-tabs]").replaceChildren(...rows.map(tabNode));
  place("[data-desk]").dataset.open = open;
  if (hadFocus) document.getElementById(`tab-${open}`).focus();
}

function tabNode({ name, isOpen, unread, label }) {
  const other = name === "phone" ? "group" : "phone";
  return el(
    "button",
    {
      class: "tab",
      type: "button",
      role: "tab",
      id: `tab-${name}`,
      "data-testid": `tab-${name}`,
      "aria-selected": String(isOpen),
      "aria-controls": `pane-${name}`,
      "aria-label": unread ? `${label}, ${say("unread", { count: unread })}` : null,
      tabindex: isOpen ? "0" : "-1",
      onclick: () => openTab(name),
      onkeydown: (event) => ["ArrowLeft", "ArrowRight"].includes(event.key) && openTab(other, true),
    },
    label,
    badge(unread),
  );
}

function openTab(name, withFocus = false) {
  open = name;
  memory.set("tab", name);
  showTabs();
  if (withFocus) document.getElementById(`tab-${name}`).focus();
  panes[name].render();
}

function showLead() {
  const sample = { type: "button", title: say("tryHint"), "data-testid": "sample", onclick: trySample };
  const sentence = (tongue) =>
    el(
      "p",
      { lang: tongue, class: tongue === language() ? "spoken" : "beside" },
      say("tryBefore", {}, tongue),
      tongue === language()
        ? el("button", { class: "sample", ...sample }, SAMPLE)
        : el("q", {}, SAMPLE),
      say("tryAfter", {}, tongue),
    );
  const order = [language(), ...LANGUAGES.filter((tongue) => tongue !== language())];
  place("[data-lead]").replaceChildren(...order.map(sentence));
}

function trySample() {
  openTab("phone");
  phone.trySample();
}

function showConnection(isConnected) {
  const notice = place(".connection");
  notice.hidden = isConnected;
  notice.textContent = isConnected ? "" : say("lost");
  if (isConnected) toast(say("back"));
}

async function refreshWorld() {
  const world = worldOf(await readWorld());
  for (const pane of Object.values(panes)) pane.enter(world);
}

async function refresh() {
  await refreshWorld();
  await Promise.all(Object.values(panes).map((pane) => pane.refreshAll()));
}

/** Reads the chat at once; the world, where commands or members may have changed with it, a little later. */
function changed({ chat, kind }) {
  if (kind === "refresh") return void ignoreRefusal(refresh()); // the server has skipped some changes
  if (chat) for (const pane of Object.values(panes)) pane.refresh(chat);
  worldSoon ??= setTimeout(() => {
    worldSoon = null;
    ignoreRefusal(refreshWorld());
  }, WORLD_MS);
}

/** The listener itself notices when the server is away. */
const ignoreRefusal = (promise) => promise.catch((refusal) => refusal instanceof Refusal || Promise.reject(refusal));

function begin() {
  place("[data-desk]").append(phone.element, group.element);
  const pick = (tongue) => {
    memory.set("language", tongue);
    speak(tongue);
  };
  const languages = picker({ testid: "pick-language", shape: "segments tiny", pick });
  place("[data-language]").append(languages.element);
  speak(memory.get("language") ?? "id");
  whenSpoken(() => {
    showLead();
    languages.show(LANGUAGES.map((tongue) => ({ value: tongue, label: tongue.toUpperCase() })), language(), say("language"));
    for (const pane of Object.values(panes)) pane.render();
    showTabs();
  });
  listen({ changed, refresh, connected: showConnection });
  ignoreRefusal(refresh().then(followAddress));
}

/** A poster's code leads to the real Telegram; `/?start=s_puspa` is the same link in this one. */
function followAddress() {
  const payload = new URLSearchParams(location.search).get("start");
  if (!payload) return;
  history.replaceState(null, "", "/"); // a reload must not press it again
  openTab("phone");
  phone.startWith(payload);
}

// A pane that a tab or a wider window brought into sight has now been seen.
addEventListener("resize", () => Object.values(panes).forEach((pane) => pane.render()));
document.addEventListener("visibilitychange", () => Object.values(panes).forEach((pane) => pane.render()));

begin();
