// Hears of every change: the event stream while it holds, asking every second while it does not.

const POLL_MS = 1000;
const RECONNECT_MS = 2000;
const QUIET_MS = 2500;

/**
 * @param {object} options
 * @param {(change: {chat?: string, message_id?: number, kind?: string}) => void} options.changed one change
 * @param {() => Promise<void>} options.refresh reads everything again; rejects while the server is away
 * @param {(isConnected: boolean) => void} options.connected told at each change of the connection
 */
export function listen({ changed, refresh, connected }) {
  let source = null;
  let isStreaming = false;
  let isConnected = true;
  let isAsking = false;

  const report = (state) => {
    if (state !== isConnected) connected((isConnected = state));
  };

  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    try {
      await refresh();
      report(true);
    } catch {
      report(false);
    } finally {
      isAsking = false;
    }
  };

  const open = () => {
    source?.close();
    source = new EventSource("/sim/events");
    source.onopen = () => {
      isStreaming = true;
      ask(); // what was missed while nobody listened
    };
    source.onmessage = (event) => {
      try {
        changed(JSON.parse(event.data));
      } catch (problem) {
        if (!(problem instanceof SyntaxError)) throw problem;
        changed({});
      }
    };
    source.onerror = () => {
      isStreaming = false;
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RECONNECT_MS);
    };
  };

  open();
  setTimeout(() => setInterval(() => isStreaming || ask(), POLL_MS), QUIET_MS);
  addEventListener("online", ask);
  document.addEventListener("visibilitychange", () => document.hidden || ask());
}
