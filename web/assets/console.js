// Tells staff in any window of the console that somebody waits for help.
import "./tools.js";

const EVERY = 10_000;
const WORDS = { emergency: "件紧急求助", urgent: "件需当天跟进", human: "件要求人工" };
const banner = document.getElementById("waiting");
const title = document.title;

if (banner) {
  look();
  setInterval(look, EVERY);
}

async function look() {
  try {
    const response = await fetch(banner.dataset.source, { cache: "no-store" });
    if (response.status === 401) {
      say("登录已过期，看不到新的求助。请重新登录。");
    } else if (response.ok) {
      show(await response.json());
    } else {
      say("暂时看不到有没有新的求助，系统正在重试。");
    }
  } catch {
    say("网络断了，看不到新的求助，系统正在重试。");
  }
}

function show(counts) {
  const parts = Object.entries(WORDS)
    .filter(([level]) => counts[level] > 0)
    .map(([level, words]) => `${counts[level]} ${words}`);
  say(parts.length ? `有 ${parts.join("、")}还没有人确认` : "");
  banner.dataset.level = counts.emergency > 0 ? "emergency" : "";
  document.title = parts.length ? `（${counts.emergency + counts.urgent + counts.human}）${title}` : title;
}

function say(words) {
  banner.hidden = !words;
  const link = banner.firstElementChild;
  // Written only when it changes, so that a screen reader is not told every ten seconds.
  if (link.textContent !== words) link.textContent = words;
}
