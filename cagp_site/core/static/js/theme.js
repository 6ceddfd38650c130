// The reader's choice of colors, kept in this browser and sent to nobody. It runs before the first paint, so that a page
// never shows in the other scheme first; without it (no script, no storage) the system's own choice holds.
(() => {
  const SCHEMES = ["light", "dark"];
  const root = document.documentElement;
  const kept = () => { try { return localStorage.getItem("scheme"); } catch { return null; /* storage is switched off */ } };
  const keep = (scheme) => { try { localStorage.setItem("scheme", scheme); } catch { /* it holds for this page */ } };

  const show = (scheme) => {
    if (SCHEMES.includes(scheme)) root.dataset.scheme = scheme; else delete root.dataset.scheme;
    for (const radio of document.querySelectorAll(".theme input")) radio.checked = radio.value === (root.dataset.scheme ?? "auto");
  };

  show(kept());
  addEventListener("storage", (event) => { if (event.key === "scheme") show(event.newValue); });
  addEventListener("DOMContentLoaded", () => {
    show(kept());
    for (const choice of document.querySelectorAll(".theme")) {
      choice.hidden = false;
      choice.addEventListener("change", (event) => { keep(event.target.value); show(event.target.value); });
    }
  });
})();
