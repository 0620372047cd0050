// What the server holds of each chat, as one person sees it; and what of it has been seen.

import { readChat } from "./api.js";

export const GENERAL = "general";

/** The thread a message stands in: a number, or GENERAL (also for 1, Telegram's id of it). */
export const threadOf = (message) => (!message.thread || message.thread === 1 ? GENERAL : message.thread);

const MEDIA = ["photo", "document", "voice", "video", "sticker", "audio", "animation", "video_note"];
const FACTS = ["venue", "location", "contact", "dice", "poll", "story"]; // a venue has a location as well

function mediaOf(raw) {
  const kind = MEDIA.find((name) => raw[name]);
  if (!kind) return null;
  const { file_id: fileId, name, size, width, height } = raw[kind];
  return { kind, fileId, name: name || kind, size, width, height };
}

function factOf(raw) {
  const kind = FACTS.find((name) => raw[name]);
  return kind ? { kind, ...raw[kind] } : null;
}

function messageOf(raw) {
  return {
    id: raw.message_id,
    from: raw.from,
    isOutgoing: Boolean(raw.outgoing),
    text: raw.text ?? "",
    html: raw.html,
    buttons: raw.buttons ?? [],
    media: mediaOf(raw),
    fact: factOf(raw),
    quote: raw.quote,
    reactions: raw.reaction ? [raw.reaction] : [],
    isEdited: Boolean(raw.edited),
    via: raw.via,
    thread: raw.thread,
    replyTo: raw.reply_to,
    date: raw.date * 1000,
  };
}

function snapshotOf(raw) {
  return {
    chat: raw.chat,
    title: raw.title,
    isForum: raw.forum,
    isTyping: raw.typing,
    topics: raw.topics.map((topic) => ({ thread: threadOf(topic), name: topic.name, isClosed: topic.closed })),
    messages: raw.messages.map(messageOf),
  };
}

/** Reads chats one request at a time each, so that an old answer never covers a newer one. */
export class Snapshots {
  #held = new Map();
  #running = new Map();

  get(as, chat) {
    return this.#held.get(`${as}@${chat}`);
  }

  /** Forgets a chat that this person may not see any more. */
  lose(as, chat) {
    this.#held.delete(`${as}@${chat}`);
  }

  /** Reads the chat again; a call during a reading leads to exactly one more after it. */
  refresh(as, chat) {
    const key = `${as}@${chat}`;
    const running = this.#running.get(key);
    if (running) {
      running.again ??= running.reading.catch(() => {}).then(() => this.refresh(as, chat));
      return running.again;
    }
    const reading = readChat(chat, as)
      .then((raw) => this.#held.set(key, snapshotOf(raw)))
      .finally(() => this.#running.delete(key));
    this.#running.set(key, { reading });
    return reading;
  }
}

/** Up to which message each thread of each chat has been seen. What was there at first counts as seen. */
export class Marks {
  #first = new Map();
  #seen = new Map();

  notice(snapshot) {
    const last = snapshot.messages.at(-1)?.id ?? 0;
    const first = this.#first.get(snapshot.chat);
    if (first === undefined || last < first) this.#first.set(snapshot.chat, last); // lower: the server began anew
  }

  see(snapshot, thread) {
    const messages = inThread(snapshot, thread);
    this.#seen.set(`${snapshot.chat}/${thread}`, messages.at(-1)?.id ?? 0);
  }

  /** How many messages by others came since; with no thread named, in the whole chat. */
  unread(snapshot, thread = null) {
    if (!snapshot) return 0;
    if (thread === null && snapshot.isForum) {
      return threadsOf(snapshot).reduce((sum, one) => sum + this.unread(snapshot, one), 0);
    }
    const key = `${snapshot.chat}/${thread ?? GENERAL}`;
    const from = Math.max(this.#seen.get(key) ?? 0, this.#first.get(snapshot.chat) ?? 0);
    return inThread(snapshot, thread ?? GENERAL).filter((message) => message.id > from && !message.isOutgoing).length;
  }
}

/** GENERAL, then the forum's topics. */
export const threadsOf = (snapshot) => [
  GENERAL,
  ...snapshot.topics.map((topic) => topic.thread).filter((thread) => thread !== GENERAL),
];

/** The messages of a thread; of the whole chat where it is no forum. */
export const inThread = (snapshot, thread) =>
  snapshot.isForum ? snapshot.messages.filter((message) => threadOf(message) === thread) : snapshot.messages;
