// What this tab remembers, so that a reload or a lost line repeats and loses nothing.
// sessionStorage dies with the tab: on a shared computer the next person finds nothing.
const KEY = "nuanling-chat";
const KEPT = 100;

export const memory = load();

export function remember() {
  memory.log = memory.log.slice(-KEPT);
  try {
    sessionStorage.setItem(KEY, JSON.stringify(memory));
  } catch {
    // Without storage the conversation still works until the page is closed.
  }
}

export function forget() {
  Object.assign(memory, fresh());
  try {
    sessionStorage.removeItem(KEY);
  } catch {
    // Nothing was kept, so nothing is left behind.
  }
}

export function newNonce() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

// log: {me: text, nonce} | {reply, nonce} | {divider}; pending: {nonce, text}, oldest first
function fresh() {
  return { session: null, log: [], pending: [] };
}

function load() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    return kept && Array.isArray(kept.log) && Array.isArray(kept.pending) ? kept : fresh();
  } catch {
    return fresh();
  }
}
