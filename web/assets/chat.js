// The chat page: what the caller does, and what the hotline answers.
import "./tools.js";
import { answer, divider, mine, retireChoices, setStatus } from "./bubbles.js";
import { Line } from "./line.js";
import { forget, memory, newNonce, remember } from "./memory.js";
import { hush } from "./speech.js";

const LONGEST = 10_000;
const STATES = {
  connecting: "正在连接…",
  open: "已接通",
  lost: "网络断了，正在重新连接…您写的话不会丢",
  closed: "对话已结束",
};
const ENDED = {
  idle: "好一会儿没有说话，这次对话已结束。继续写就会开始新的对话。",
  bye: "对话已结束，这台设备上的记录已经清除。继续写就会开始新的对话。",
  hang_up: "这次对话已结束。继续写就会开始新的对话。",
};

const [log, busy, hint, state, trouble, text, composer] =
  ["log", "busy", "hint", "state", "trouble", "text", "composer"].map((id) => document.getElementById(id));
const touch = matchMedia("(pointer: coarse)").matches;
let connected = false;

const line = new Line({
  opened: () => line.send({ type: "hello", session: memory.session, resume: memory.log.length > 0 }),
  frame: received,
  state(name) {
    connected = name === "open";
    state.textContent = STATES[name];
    // The header may be scrolled away: what hinders is also told beside the box.
    trouble.textContent = name === "lost" ? STATES.lost : "";
    showWaiting();
  },
});

restore();
line.open();

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
text.addEventListener("keydown", (event) => {
  // Enter also confirms a word in a Chinese input method: that one must not send.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  submit();
});
text.addEventListener("input", () => { hint.textContent = ""; fit(); });
document.getElementById("person").addEventListener("click", (event) => {
  say(event.currentTarget.dataset.say);
});
document.getElementById("finish").addEventListener("click", () => {
  if (!confirm("要结束这次对话，并清除这台设备上的记录吗？")) return;
  line.send({ type: "bye" });
  over("bye");
});

function submit() {
  const words = text.value.trim();
  if (!words) {
    hint.textContent = "请先写下您的问题，再点“发送”。";
    text.focus();
    return;
  }
  if ([...words].length > LONGEST) {
    hint.textContent = "您写的内容太长了。请分成几段，一次最多一万个字。";
    return;
  }
  text.value = "";
  hint.textContent = "";
  fit();
  say(words);
  if (!touch) text.focus();
}

function say(words, event = null) {
  hush();
  retireChoices(log);
  // A choice pressed with the keyboard goes away with its focus: hand that to the box.
  if (event && (event.detail === 0 || !touch)) text.focus({ preventScroll: true });
  const nonce = newNonce();
  memory.log.push({ me: words, nonce });
  memory.pending.push({ nonce, text: words });
  remember();
  show(mine(words, nonce));
  if (connected) send({ nonce, text: words });
  else line.open();
  showWaiting();
}

function send({ nonce, text: words }) {
  line.send({ type: "say", text: words, nonce });
}

function received(frame) {
  if (frame.type === "welcome") welcomed(frame);
  else if (frame.type === "reply") replied(frame);
  else if (frame.type === "notice") noticed(frame);
  else if (frame.type === "ended") over(frame.reason);
}

function welcomed({ session, resumed, reply }) {
  const began = memory.log.some((entry) => entry.reply);
  memory.session = session;
  if (!resumed && began) note("新的对话");
  if (!resumed || !began) keep({ reply, nonce: null }, firstPending());
  remember();
  memory.pending.forEach(send);
  showWaiting();
}

function replied(frame) {
  settle(frame.nonce);
  if (frame.nonce && memory.log.some((each) => each.reply && each.nonce === frame.nonce)) return;
  hint.textContent = "";
  keep({ reply: frame, nonce: frame.nonce });
  remember();
}

function noticed({ code, text: words, nonce }) {
  if (code === "late" || code === "slow_down") {
    busy.textContent = words;
  } else if (code === "failed" && nonce) {
    const entry = memory.pending.find((each) => each.nonce === nonce);
    settle(nonce);
    if (!entry) return;
    setStatus(bubbleOf(nonce), words, { label: "再发一次", press: () => again(entry) });
  } else {
    settle(nonce);
    hint.textContent = words;
  }
}

function again(entry) {
  memory.pending.push(entry);
  remember();
  setStatus(bubbleOf(entry.nonce), "");
  if (connected) send(entry);
  else line.open();
  showWaiting();
}

function over(reason) {
  line.close();
  hush();
  if (reason === "bye") {
    forget();
    log.replaceChildren();
  }
  memory.session = null;
  note(ENDED[reason] ?? ENDED.idle);
  retireChoices(log);
  remember();
  if (memory.pending.length) line.open();
  else if (!touch) text.focus({ preventScroll: true });
}

function settle(nonce) {
  memory.pending = memory.pending.filter((each) => each.nonce !== nonce);
  remember();
  if (nonce) setStatus(bubbleOf(nonce), "");
  showWaiting();
}

function showWaiting() {
  busy.textContent = connected && memory.pending.length ? "正在回答，请稍等…" : "";
  const words = connected ? "" : "等网络接通就发出";
  for (const { nonce } of memory.pending) setStatus(bubbleOf(nonce), words);
}

function firstPending() {
  const first = memory.pending[0];
  return first ? bubbleOf(first.nonce) : null;
}

function restore() {
  for (const entry of memory.log) log.append(drawn(entry));
  const choices = [...log.querySelectorAll(".choices")];
  const last = log.lastElementChild;
  for (const old of choices) if (!last.contains(old)) old.remove();
  last?.scrollIntoView({ block: "end" });
}

function keep(entry, before = null) {
  retireChoices(log);
  if (before) memory.log.splice(memory.log.findIndex((e) => e.nonce === before.dataset.nonce), 0, entry);
  else memory.log.push(entry);
  show(drawn(entry), before);
}

function note(words) {
  memory.log.push({ divider: words });
  show(divider(words));
}

function drawn(entry) {
  if (entry.reply) return answer(entry.reply, say);
  if (entry.divider) return divider(entry.divider);
  return mine(entry.me, entry.nonce);
}

function show(node, before = null) {
  log.insertBefore(node, before);
  // A long answer is read from its beginning; a short one is shown whole.
  const tall = node.offsetHeight > 0.5 * innerHeight;
  node.scrollIntoView({ block: tall ? "start" : "nearest" });
}

function bubbleOf(nonce) {
  return log.querySelector(`[data-nonce="${CSS.escape(nonce)}"]`);
}

function fit() {
  if (CSS.supports("field-sizing", "content")) return;
  text.style.height = "auto";
  text.style.height = `${text.scrollHeight + 4}px`;
}
