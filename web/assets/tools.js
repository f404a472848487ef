// The buttons for elder view and letter size, on every page that has a place for them.
const root = document.documentElement;
const { apply, sizes } = window.nuanlingView;

for (const place of document.querySelectorAll("[data-view-tools]")) {
  place.prepend(...controls());
  place.hidden = false;
}

function controls() {
  const toggle = button("大字版", () => {
    const elder = root.dataset.view !== "elder";
    apply(elder ? "elder" : "plain", elder ? 2 : 1);
    show();
  });
  toggle.dataset.tool = "elder";
  const smaller = button("字小一点", () => step(-1));
  const larger = button("字大一点", () => step(1));
  larger.dataset.tool = "larger";
  smaller.dataset.tool = "smaller";
  show();
  return [toggle, smaller, larger];

  function step(by) {
    apply(root.dataset.view, Number(root.dataset.size) + by);
    show();
  }

  function show() {
    const elder = root.dataset.view === "elder";
    const size = Number(root.dataset.size);
    toggle.textContent = elder ? "标准版" : "大字版";
    for (const each of [smaller, larger]) each.hidden = !elder;
    // aria-disabled keeps the focus where it is; a disabled button would drop it.
    smaller.setAttribute("aria-disabled", String(size <= 1));
    larger.setAttribute("aria-disabled", String(size >= sizes));
  }
}

function button(label, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "plain";
  made.textContent = label;
  made.addEventListener("click", press);
  return made;
}
