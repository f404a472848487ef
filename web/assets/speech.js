// Reading aloud with the browser's own voice.
const RATES = { medium: 0.9, slow: 0.8, "x-slow": 0.65 };
const synth = window.speechSynthesis;
let speaking = null;

export const canSpeak = Boolean(synth && window.SpeechSynthesisUtterance);

// A button that reads `text` to the listener and, pressed again, stops.
export function readAloud(text, voice) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain aloud";
  const idle = () => { button.textContent = "朗读这条回答"; };
  idle();
  button.addEventListener("click", () => {
    const mine = speaking === button;
    hush();
    if (mine) return;
    speaking = button;
    button.textContent = "停止朗读";
    button.addEventListener("hushed", idle, { once: true });
    speak(text, voice, () => { if (speaking === button) hush(); });
  });
  return button;
}

export function hush() {
  synth?.cancel();
  speaking?.dispatchEvent(new Event("hushed"));
  speaking = null;
}

function speak(text, voice, done) {
  const lang = voice?.language === "yue" ? "zh-HK" : "zh-CN";
  const found = synth.getVoices().find((each) => each.lang.replace("_", "-") === lang);
  // Some browsers fall silent in the middle of a long utterance: one sentence at a time.
  const sentences = text.match(/[^。！？；\n]+[。！？；\n]*/g) ?? [text];
  sentences.forEach((sentence, index) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.lang = lang;
    utterance.rate = RATES[voice?.rate] ?? RATES.slow;
    if (found) utterance.voice = found;
    if (index === sentences.length - 1) utterance.addEventListener("end", done);
    utterance.addEventListener("error", done);
    synth.speak(utterance);
  });
}

addEventListener("pagehide", hush);
