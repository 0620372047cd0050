// The person's side of the pretend Telegram, as calls.

/** The server said no, or did not answer at all (`offline`). */
export class Refusal extends Error {
  constructor(reason, { status = 0 } = {}) {
    super(reason);
    this.status = status;
    this.offline = status === 0;
  }
}

async function call(path, options = {}) {
  let response;
  try {
    response = await fetch(path, { cache: "no-store", ...options });
  } catch {
    throw new Refusal("offline");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refusal(answer.error ?? `HTTP ${response.status}`, { status: response.status });
  return answer;
}

const post = (path, body) =>
  call(path, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

const present = (fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ""));

export const readWorld = () => call("/sim/world");
export const readChat = (chat, as) => call(`/sim/chats/${encodeURIComponent(chat)}?as=${encodeURIComponent(as)}`);
export const sendMessage = (fields) => post("/sim/messages", { ...present(fields), text: fields.text });
export const sendEdit = (fields) => post("/sim/edits", fields);
export const sendTap = (fields) => post("/sim/taps", fields);
export const followLink = (fields) => post("/sim/links", fields);
export const typeInline = (fields) => post("/sim/inline", fields);
export const sendInline = (fields) => post("/sim/inline/sent", present(fields));
export const fileUrl = (fileId) => `/sim/files/${encodeURIComponent(fileId)}`;

export function sendFile({ file, ...fields }) {
  const form = new FormData();
  for (const [name, value] of Object.entries(present(fields))) form.append(name, String(value));
  form.append("file", file, file.name);
  return call("/sim/documents", { method: "POST", body: form });
}
