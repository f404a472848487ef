"use strict";
const $ = (id) => document.getElementById(id);
const state = { call: "", gather: null, typed: "", busy: false, turn: 0, timers: [] };

async function act(name, value = "") {
  if (state.busy && name !== "hang_up" && name !== "partial") return;
  if (name === "partial") return void post({ act: name, call: state.call, value }).then(show);
  stop();
  state.busy = true;
  state.gather = null;
  const turn = ++state.turn;
  refresh();
  const answer = await post({ act: name, call: state.call, value });
  if (turn !== state.turn) return;
  state.busy = false;
  show(answer);
  if (answer.error) {
    line("line bad", answer.error);
    if (answer.gone || name === "call") state.call = "";
  } else {
    state.call = answer.ended ? "" : answer.call;
    play(answer.steps, turn);
  }
  if (answer.ended) line("line", "通话结束。");
  refresh();
}

async function post(body) {
  try {
    const answer = await fetch("/simulator/act", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
    const data = await answer.json();
    if (!answer.ok && !data.error) data.error = `模拟器出错（${answer.status}）。`;
    data.gone = answer.status === 404;
    return data;
  } catch {
    return { error: "连不上暖铃，请看它是否在运行。" };
  }
}

function show(answer) {
  for (const exchange of answer.exchanges || []) {
    const item = document.createElement("li");
    item.append(text("div", "request", `POST ${exchange.target} → ${exchange.status}`));
    const fields = Object.entries(exchange.fields).map(([name, value]) => `${name}=${value}`);
    item.append(text("p", "fields", fields.join("　") || "（没有附加内容）"));
    if (exchange.twiml) item.append(text("pre", "", exchange.twiml));
    $("wire").prepend(item);
  }
}

async function play(steps, turn) {
  // All words are shown at once; speaking them follows, and the caller may speak into it.
  for (const step of steps) {
    if (step.verb === "say" && step.text) line("bell", step.text, "暖铃");
    if (step.verb === "dial") line("line", `正在转接 ${step.number} …`);
    if (step.verb === "gather") state.gather = step;
  }
  $("transfer").hidden = !steps.some((step) => step.verb === "dial");
  refresh();
  for (const step of steps) {
    if (turn !== state.turn) return;
    if (step.verb === "say") await speak(step);
    if (step.verb === "pause") await new Promise((done) => later(done, step.seconds * 1000));
  }
  if (turn === state.turn && state.gather) armTimer();
}

function speak(step) {
  if (!$("voice").checked || !window.speechSynthesis || !step.text) return Promise.resolve();
  return new Promise((done) => {
    const words = new SpeechSynthesisUtterance(step.text);
    words.lang = step.language;
    words.rate = step.rate;
    words.volume = step.volume;
    words.onend = words.onerror = done;
    // Some browsers never report the end of speech: the call must go on all the same.
    later(done, 3000 + (step.text.length * 450) / step.rate);
    window.speechSynthesis.speak(words);
  });
}

function stop() {
  state.timers.forEach(clearTimeout);
  state.timers = [];
  state.typed = "";
  $("typed").textContent = "";
  $("transfer").hidden = true;
  if (window.speechSynthesis) window.speechSynthesis.cancel();
}

function later(then, milliseconds) {
  state.timers.push(setTimeout(then, milliseconds));
}

function armTimer() {
  if (!$("timer").checked) return;
  later(() => {
    if (state.gather && !state.typed && !$("say").value) silence();
  }, state.gather.timeout * 1000);
}

function press(key) {
  const gather = state.gather;
  if (!gather || state.busy) return;
  if (key === gather.finish && state.typed) return sendKeys();
  state.typed += key;
  $("typed").textContent = `已按：${state.typed}`;
  if (gather.keys && state.typed.length >= gather.keys) return sendKeys();
  state.timers.forEach(clearTimeout);
  state.timers = [];
  later(sendKeys, gather.timeout * 1000);
}

function sendKeys() {
  const keys = state.typed;
  if (!keys || !state.gather) return;
  line("you", `按键 ${keys}`, "您");
  act("keys", keys);
}

function silence() {
  line("you", "（沉默）", "您");
  act("silence");
}

function line(kind, words, who) {
  const shown = text("p", kind, "");
  if (who) shown.append(text("span", "who", who));
  shown.append(words);
  $("transcript").append(shown);
  $("transcript").scrollTop = $("transcript").scrollHeight;
}

function text(tag, kind, words) {
  const element = document.createElement(tag);
  if (kind) element.className = kind;
  element.textContent = words;
  return element;
}

function refresh() {
  const on = Boolean(state.call);
  const listening = on && Boolean(state.gather) && !state.busy;
  $("call").disabled = on || state.busy;
  $("hang-up").disabled = !on;
  $("caller").disabled = on;
  for (const id of ["say", "send", "silence"]) $(id).disabled = !listening;
  for (const key of document.querySelectorAll("[data-key]")) key.disabled = !listening;
  $("status").textContent = state.busy
    ? "请稍候……"
    : !on
      ? "没有通话。"
      : listening
        ? state.gather.keys
          ? "通话中：请说话，或按一个键。"
          : "通话中：请说话，或按号码，按完按井号键。"
        : "通话中：正在转接。";
  if (listening && document.activeElement === document.body) $("say").focus();
}

$("call").addEventListener("click", () => {
  $("transcript").replaceChildren();
  line("line", "正在拨打……");
  act("call", $("caller").value.trim());
});
$("hang-up").addEventListener("click", () => {
  line("line", "您挂机了。");
  act("hang_up");
});
$("silence").addEventListener("click", silence);
$("picked-up").addEventListener("click", () => act("dialled", "completed"));
$("no-answer").addEventListener("click", () => act("dialled", "no-answer"));
$("speak").addEventListener("submit", (event) => {
  event.preventDefault();
  const words = $("say").value;
  if (!words.trim() || !state.gather || state.busy) return;
  clearTimeout(state.partial);
  $("say").value = "";
  line("you", words, "您");
  act("say", words);
});
$("say").addEventListener("input", () => {
  // The carrier reports unfinished speech as well; the hotline listens to it for danger only.
  clearTimeout(state.partial);
  state.partial = setTimeout(() => {
    if (state.gather && !state.busy && $("say").value.trim()) act("partial", $("say").value);
  }, 700);
});
for (const key of document.querySelectorAll("[data-key]")) {
  key.addEventListener("click", () => press(key.dataset.key));
}
document.addEventListener("keydown", (event) => {
  const typing = /^(INPUT|TEXTAREA)$/.test(event.target.tagName);
  if (!typing && !event.ctrlKey && !event.altKey && !event.metaKey && /^[0-9*#]$/.test(event.key)) {
    press(event.key);
  }
});
if (!window.speechSynthesis) $("no-voice").hidden = false;
else {
  const check = () => {
    const voices = window.speechSynthesis.getVoices();
    $("no-voice").hidden = voices.some((voice) => /^(zh|yue|cmn)/i.test(voice.lang));
  };
  check();
  window.speechSynthesis.addEventListener("voiceschanged", check);
}
refresh();
