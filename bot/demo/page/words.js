// Every text of the page itself, in Indonesian and English. What people and the bot write is not here.

const WORDS = {
  id: {
    language: "Bahasa halaman",
    tryBefore: "Meja bantuan di Telegram. Tulis sebagai Siti: ",
    tryAfter: " Tekan Belum, hubungi petugas, lalu jawab sebagai Budi di grup.",
    tryHint: "Salin ke kotak pesan Siti",
    phone: "Ponsel pemohon",
    group: "Grup petugas",
    pickPerson: "Pemohon",
    pickStaff: "Lihat sebagai",
    pickUnit: "Grup unit",
    topics: "Topik",
    general: "Umum",
    requester: "pemohon",
    staff: "petugas",
    admin: "admin",
    bot: "bot",
    typing: "mengetik",
    members: "{count} anggota",
    closed: "Topik ini sudah ditutup",
    blocked: "Bot ini sedang diblokir",
    noMember: "{name} bukan anggota grup ini.",
    messagesOf: "Pesan di {title}",
    write: "Pesan…",
    writeAs: "Pesan sebagai {name}",
    caption: "Keterangan…",
    send: "Kirim",
    save: "Simpan perubahan",
    attach: "Lampirkan berkas",
    sendAs: "Kirim sebagai",
    document: "Dokumen",
    photo: "Foto",
    voice: "Pesan suara",
    video: "Video",
    sticker: "Stiker",
    audio: "Audio",
    animation: "Animasi",
    video_note: "Pesan video",
    location: "Lokasi",
    live: "Lokasi langsung",
    venue: "Tempat",
    contact: "Kontak",
    dice: "Dadu",
    poll: "Jajak pendapat",
    story: "Cerita",
    reply: "Balas",
    replyTo: "Membalas {name}",
    edit: "Ubah",
    editing: "Mengubah pesan",
    edited: "diubah",
    cancel: "Batal",
    showReplied: "Tampilkan pesan yang dibalas",
    lostReply: "Pesan tidak tersedia",
    download: "Unduh {name}",
    openPhoto: "Buka foto",
    newMessages: "{count} pesan baru",
    toBottom: "Ke pesan terbaru",
    unread: "{count} belum dibaca",
    today: "Hari ini",
    yesterday: "Kemarin",
    menu: "Menu",
    commands: "Perintah bot",
    start: "Mulai",
    startHint: "Tekan Mulai atau langsung tulis pertanyaan Anda.",
    emptyGroup: "Belum ada pesan. Kartu tiket akan muncul di sini.",
    ok: "Tutup",
    lost: "Sambungan terputus. Menyambung kembali…",
    back: "Tersambung kembali",
    noServer: "Server demo tidak menjawab",
    failed: "Gagal: {reason}",
    noAnswer: "Bot belum menjawab ketukan ini",
    spoiler: "Teks tersembunyi, ketuk untuk membuka",
    inlineAnswers: "Jawaban untuk dikirim",
  },
  en: {
    language: "Page language",
    tryBefore: "A helpdesk on Telegram. Write as Siti: ",
    tryAfter: " Press Belum (not yet), call staff, then answer as Budi.",
    tryHint: "Copy into Siti's message box",
    phone: "Requester's phone",
    group: "Staff group",
    pickPerson: "Requester",
    pickStaff: "Seen as",
    pickUnit: "Unit group",
    topics: "Topics",
    general: "General",
    requester: "requester",
    staff: "staff",
    admin: "admin",
    bot: "bot",
    typing: "typing",
    members: "{count} members",
    closed: "This topic is closed",
    blocked: "This bot is blocked",
    noMember: "{name} is not a member of this group.",
    messagesOf: "Messages in {title}",
    write: "Message…",
    writeAs: "Message as {name}",
    caption: "Caption…",
    send: "Send",
    save: "Save changes",
    attach: "Attach a file",
    sendAs: "Send as",
    document: "Document",
    photo: "Photo",
    voice: "Voice message",
    video: "Video",
    sticker: "Sticker",
    audio: "Audio",
    animation: "Animation",
    video_note: "Video message",
    location: "Location",
    live: "Live location",
    venue: "Place",
    contact: "Contact",
    dice: "Dice",
    poll: "Poll",
    story: "Story",
    reply: "Reply",
    replyTo: "Replying to {name}",
    edit: "Edit",
    editing: "Editing a message",
    edited: "edited",
    cancel: "Cancel",
    showReplied: "Show the message replied to",
    lostReply: "Message not available",
    download: "Download {name}",
    openPhoto: "Open the photo",
    newMessages: { one: "{count} new message", other: "{count} new messages" },
    toBottom: "To the newest message",
    unread: "{count} unread",
    today: "Today",
    yesterday: "Yesterday",
    menu: "Menu",
    commands: "Bot commands",
    start: "Start",
    startHint: "Press Start, or simply write your question.",
    emptyGroup: "No messages yet. Ticket cards will appear here.",
    ok: "Close",
    lost: "Connection lost. Reconnecting…",
    back: "Connected again",
    noServer: "The demo server does not answer",
    failed: "Failed: {reason}",
    noAnswer: "The bot has not answered this tap yet",
    spoiler: "Hidden text, tap to reveal",
    inlineAnswers: "Answers to send",
  },
};

/** Indonesian for the refusals of the pretend Telegram that people meet here; the others stay as they come. */
const REASONS = [
  [/empty file/, "berkas kosong tidak dapat dikirim"],
  [/message has at most (\d+)/, "pesan paling panjang $1 karakter"],
  [/caption has at most (\d+)/, "keterangan paling panjang $1 karakter"],
  [/file has at most (\d+) MB/, "berkas paling besar $1 MB"],
  [/new text is the old one/, "teksnya belum berubah"],
  [/topic is closed/, "topik ini sudah ditutup"],
  [/has blocked the bot/, "bot ini sedang diblokir"],
  [/not a member/, "bukan anggota grup ini"],
  [/no message \d+/, "pesannya sudah tidak ada"],
];

/** A refusal's reason in the page's language. */
export function reasonOf(message) {
  const found = current === "id" && REASONS.find(([pattern]) => pattern.test(message));
  return found ? message.match(found[0])[0].replace(...found) : message;
}

export const SAMPLE = "gmn cra daftr akun puspa?";
export const LANGUAGES = Object.keys(WORDS);
const listeners = new Set();
let current = "id";

export const language = () => current;
export const locale = () => (current === "id" ? "id-ID" : "en-GB");

/** The text for a key in the page's language (or in the one named), with its {values} filled in. */
export function say(key, values = {}, tongue = current) {
  let text = WORDS[tongue][key];
  if (typeof text === "object") text = values.count === 1 ? text.one : text.other;
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

export function speak(tongue) {
  if (!WORDS[tongue]) return;
  current = tongue;
  document.documentElement.lang = tongue;
  for (const listener of listeners) listener();
}

/** Calls back now and after every change of language. */
export function whenSpoken(listener) {
  listeners.add(listener);
  listener();
}
