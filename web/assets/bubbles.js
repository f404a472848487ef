// What stands in the log. Every word from outside goes in as text, never as HTML.
import { canSpeak, readAloud } from "./speech.js";

const wide = matchMedia("(min-width: 56rem)");
const LEVELS = { emergency: "紧急情况", urgent: "需要有人尽快跟进", human: "已请求人工" };

// The caller's own words; `status` tells in words whether they have gone out.
export function mine(text, nonce) {
  const bubble = element("article", "bubble mine");
  bubble.dataset.nonce = nonce;
  bubble.append(element("p", "who", "您"), element("p", "words", text));
  return bubble;
}

export function setStatus(bubble, words, action = null) {
  if (!bubble) return;
  bubble.querySelector(".status")?.remove();
  if (!words) return;
  const status = element("p", "status", words);
  if (action) status.append(button(action.label, "plain", action.press));
  bubble.append(status);
}

// An answer with its citations, choices and, where help was called, what to dial.
export function answer(reply, say) {
  const bubble = element("article", "bubble bot");
  const level = reply.escalation?.level;
  if (level) bubble.classList.add(`level-${level}`);
  bubble.append(element("p", "who", "暖铃"));
  if (level) bubble.append(escalation(reply.escalation));
  bubble.append(...paragraphs(reply.text));
  for (const each of reply.citations ?? []) bubble.append(citation(each));
  if (reply.buttons?.length) bubble.append(choices(reply.buttons, say));
  const aloud = reply.speech || reply.text;
  if (canSpeak && aloud) bubble.append(readAloud(aloud, reply.voice));
  return bubble;
}

export function divider(text) {
  return element("p", "divider", text);
}

export function retireChoices(log) {
  for (const old of log.querySelectorAll(".choices")) old.remove();
}

function escalation({ level, advised }) {
  const card = element("div", "escalation");
  if (level === "emergency") card.setAttribute("role", "alert");
  card.append(element("p", "level", LEVELS[level] ?? LEVELS.human));
  for (const number of advised ?? []) {
    const call = element("a", "button urgent", `拨打 ${number}`);
    call.href = `tel:${String(number).replace(/[^0-9+]/g, "")}`;
    card.append(call);
  }
  return card;
}

function citation({ document: id, document_title, document_date, clause, title, quote, url }) {
  const details = element("details", "citation");
  details.open = wide.matches;
  details.append(element("summary", "", `文件原文：${title || `第 ${clause} 条`}`));
  const body = element("blockquote", "quote");
  for (const line of String(quote).split("\n")) body.append(element("p", "", line));
  details.append(body);
  const source = element("p", "source", document_title ? `出自《${document_title}》` : `出自文件 ${id}`);
  if (document_date) source.append(element("span", "date", `（${document_date}）`));
  details.append(source);
  if (typeof url === "string" && url.startsWith("/policy/")) {
    const link = element("a", "plain", "看文件全文");
    link.href = url;
    details.append(link);
  }
  return details;
}

function choices(buttons, say) {
  const group = element("div", "choices");
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "可以直接点选");
  for (const each of buttons) {
    group.append(button(each.label, "button choice", (event) => say(each.say, event)));
  }
  return group;
}

function paragraphs(text) {
  const lines = String(text ?? "").split("\n").filter((line) => line.trim());
  return lines.map((line) => element("p", "words", line));
}

function button(label, className, press) {
  const made = element("button", className, label);
  made.type = "button";
  made.addEventListener("click", press);
  return made;
}

function element(tag, className = "", text = null) {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text !== null) made.textContent = text;
  return made;
}
