// The keyboard sheet of the help page. Nothing happens while one writes.
const PLACES = { t: "/", o: "/openings/", b: "/board/", i: "/insights/", p: "/people/", s: "/settings/" };

export function keys() {
  let going = 0;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    const key = event.key;
    if (document.body.dataset.desk) {
      // Another desk than the candidate's: its own bar says where the keys lead.
      const go = (name) => document.querySelector(`[data-go="${CSS.escape(name)}"]`)?.click();
      if (going && Date.now() - going < 1500) go(key);
      else if (key === "g") { going = Date.now(); return; }
      else if (key === "n") go("n");
      else if (key === "u") document.querySelector("[data-toast] form")?.requestSubmit();
      else if (key.length === 1) document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
      going = 0;
      return;
    }
    if (going && Date.now() - going < 1500 && PLACES[key]) {
      location.assign(PLACES[key]);
    } else if (key === "g") {
      going = Date.now();
      return;
    } else if (key === "?") {
      location.assign("/help/#keys");
    } else if (key === "n") {
      location.assign("/openings/new/");
    } else if (key === "u") {
      document.querySelector("[data-toast] form")?.requestSubmit();
    } else if (key === "/") {
      const field = document.querySelector('[data-focus-key="/"]');
      event.preventDefault();
      if (field) field.focus();
      else location.assign("/openings/");
    } else {
      document.querySelector(`[data-key="${CSS.escape(key)}"]`)?.click();
    }
    going = 0;
  });
}
