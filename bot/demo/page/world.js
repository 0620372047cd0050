// Who and what there is: people, chats, the bot and its commands, from `/sim/world`.

/** @param {object} raw the answer of `/sim/world` */
export function worldOf(raw) {
  const people = raw.people.map(personOf);
  const bot = { ...raw.bot, name: raw.bot.name ?? raw.bot.first_name };
  const units = raw.chats.filter((chat) => chat.kind === "group").map((chat) => ({ ...chat, id: chat.chat }));
  const find = (key) => people.find((one) => one.name === key);
  const placeOf = (chat) => raw.chats.find((one) => one.chat === chat);
  const isAdmin = (key, chat) => placeOf(chat)?.administrators.includes(key) ?? false;
  return {
    bot,
    units,
    requesters: people.filter(({ role }) => role === "requester"),
    staff: people.filter(({ role }) => role !== "requester"),
    nameOf: (key) => find(key)?.full ?? (key === "bot" ? bot.name : String(key)),
    firstNameOf: (key) => find(key)?.first ?? (key === "bot" ? bot.name : String(key)),
    titleOf: (chat) => units.find(({ id }) => id === chat)?.title ?? bot.name,
    roleIn: (key, chat) => (key === "bot" ? "bot" : isAdmin(key, chat) ? "admin" : "staff"),
    isBlocked: (chat) => Boolean(placeOf(chat)?.blocked),
    isMember: (key, chat) => placeOf(chat)?.members.includes(key) ?? false,
    memberCount: (chat) => (placeOf(chat)?.members.length ?? 0) + 1,
    commandsFor: (key, chat) => commandsFor(raw.commands, find(key), placeOf(chat), isAdmin(key, chat)),
  };
}

const personOf = (raw) => ({
  name: raw.name,
  id: raw.id,
  first: raw.first_name,
  full: `${raw.first_name} ${raw.last_name ?? ""}`.trim(),
  language: raw.language,
  role: raw.role,
});

/** The commands of the narrowest scope that has any, first in the person's own language, as Telegram looks them up. */
function commandsFor(all, person, chat, isAdmin) {
  if (!person || !chat) return [];
  const here = { chat_id: chat.chat_id };
  const inGroup = [
    { type: "chat_member", ...here, user_id: person.id },
    ...(isAdmin ? [{ type: "chat_administrators", ...here }] : []),
    { type: "chat", ...here },
    ...(isAdmin ? [{ type: "all_chat_administrators" }] : []),
    { type: "all_group_chats" },
  ];
  const inPrivate = [{ type: "chat", ...here }, { type: "all_private_chats" }];
  for (const scope of [...(chat.kind === "group" ? inGroup : inPrivate), { type: "default" }]) {
    for (const language of [person.language, ""]) {
      const found = all.find((one) => (one.language_code ?? "") === language && isSame(one.scope, scope));
      if (found?.commands.length) return found.commands;
    }
  }
  return [];
}

const isSame = (one, other) =>
  one.type === other.type && one.chat_id === other.chat_id && one.user_id === other.user_id;
