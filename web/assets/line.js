// The line to the hotline: a socket that comes back by itself.
const BEAT = 20_000; // a ping this often keeps proxies from closing a quiet line
const PATIENCE = 20_000; // no frame for this long after a ping: the line is dead
const LONGEST_WAIT = 10_000;

export class Line {
  #socket = null;
  #tries = 0;
  #retry = 0;
  #beat = 0;
  #doubt = 0;
  #wanted = false;

  // hooks: opened(), frame(data), state("connecting" | "open" | "lost" | "closed")
  constructor(hooks) {
    this.hooks = hooks;
    addEventListener("online", () => this.#hurry());
    addEventListener("pageshow", () => this.#hurry());
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.#hurry();
    });
  }

  open() {
    this.#wanted = true;
    if (this.#socket) return;
    clearTimeout(this.#retry);
    this.hooks.state(this.#tries ? "lost" : "connecting");
    const scheme = location.protocol === "https:" ? "wss" : "ws";
    const socket = new WebSocket(`${scheme}://${location.host}/chat/ws`);
    this.#socket = socket;
    socket.addEventListener("open", () => this.hooks.opened());
    socket.addEventListener("message", ({ data }) => this.#received(socket, data));
    socket.addEventListener("close", () => this.#lost(socket));
  }

  close() {
    this.#wanted = false;
    clearTimeout(this.#retry);
    this.#socket?.close();
    this.#drop();
    this.hooks.state("closed");
  }

  send(frame) {
    if (this.#socket?.readyState !== WebSocket.OPEN) return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  #received(socket, data) {
    if (socket !== this.#socket) return;
    clearTimeout(this.#doubt);
    clearTimeout(this.#beat);
    this.#beat = setTimeout(() => this.#ping(), BEAT);
    const frame = parsed(data);
    if (!frame) return;
    if (frame.type === "welcome") {
      this.#tries = 0;
      this.hooks.state("open");
    }
    this.hooks.frame(frame);
  }

  #ping() {
    if (!this.send({ type: "ping" })) return;
    this.#doubt = setTimeout(() => this.#lost(this.#socket), PATIENCE);
  }

  #lost(socket) {
    if (!socket || socket !== this.#socket) return;
    socket.close();
    this.#drop();
    if (!this.#wanted) return;
    this.hooks.state("lost");
    const wait = Math.min(LONGEST_WAIT, 400 * 2 ** this.#tries) * (0.7 + 0.6 * Math.random());
    this.#tries += 1;
    this.#retry = setTimeout(() => this.open(), wait);
  }

  #drop() {
    this.#socket = null;
    clearTimeout(this.#beat);
    clearTimeout(this.#doubt);
  }

  #hurry() {
    if (!this.#wanted) return;
    if (this.#socket) this.#ping();
    else this.open();
  }
}

function parsed(data) {
  try {
    const frame = JSON.parse(data);
    return typeof frame === "object" ? frame : null;
  } catch {
    return null;
  }
}
