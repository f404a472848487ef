// Runs before the first paint, so that the page never flashes in the other size.
// Classic script on purpose: modules wait for the document.
(function () {
  const root = document.documentElement;
  const sizes = 4;
  const kept = read();
  const asked = new URLSearchParams(location.search).get("view");
  const view = asked === "elder" || asked === "plain" ? asked : kept.view;
  apply(view === "elder" ? "elder" : "plain", kept.size);

  window.nuanlingView = { apply, sizes };

  function apply(view, size) {
    const step = Math.min(sizes, Math.max(1, Number(size) || 1));
    root.dataset.view = view;
    root.dataset.size = String(step);
    try {
      localStorage.setItem("nuanling-view", JSON.stringify({ view, size: step }));
    } catch {
      // A browser that keeps nothing still shows the view until the page is closed.
    }
  }

  function read() {
    try {
      return JSON.parse(localStorage.getItem("nuanling-view")) ?? {};
    } catch {
      return {};
    }
  }
})();
