// Small comforts. Every page works without them.
import { keys } from "./keys.js";
import { board } from "./board.js";
import { progress } from "./progress.js";

const start = (root) => {
  root.querySelectorAll("[data-copy]").forEach((button) => { button.hidden = !navigator.clipboard; });
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button) {
    await navigator.clipboard.writeText(document.querySelector(button.dataset.copy).value);
    const label = button.querySelector("span");
    const before = label.textContent;
    label.textContent = button.dataset.done;
    setTimeout(() => { label.textContent = before; }, 1600);
  }
  const mail = event.target.closest("[data-mailto]");
  if (mail) {
    // The link was written for the draft as it came; send along what it has become.
    const subject = document.querySelector("#subject").value;
    const text = document.querySelector("#draft").value;
    mail.href = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
  }
  document.querySelectorAll("details.menu[open]").forEach((menu) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
});

// A second press of the same button does nothing. (The server holds to that as well.)
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || form.hasAttribute("hx-post")) return;
  if (form.dataset.pressed) {
    event.preventDefault();
    return;
  }
  form.dataset.pressed = "yes";
  setTimeout(() => { delete form.dataset.pressed; }, 4000);
});
// Whoever goes back finds the form with the mark it was sent with: sent again as it was, it is still one entry.
document.addEventListener("submit", (event) => {
  const once = event.target.elements?.once;
  if (once) sessionStorage.setItem(`once ${location.pathname}`, once.value);
});
if (performance.getEntriesByType("navigation")[0]?.type === "back_forward") {
  const mark = sessionStorage.getItem(`once ${location.pathname}`);
  if (mark) document.querySelectorAll('input[name="once"]').forEach((field) => { field.value = mark; });
}
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-pressed]").forEach((form) => { delete form.dataset.pressed; });
});

document.addEventListener("keydown", (event) => {
  const toast = document.querySelector("[data-toast]");
  if (event.key === "Escape" && toast) toast.remove();
});
setTimeout(() => { document.querySelector("[data-toast]:not(:hover, :focus-within)")?.remove(); }, 30000);

document.addEventListener("htmx:afterSwap", (event) => start(event.target.parentElement ?? document));
// "Show more" is gone once it is pressed: the keyboard goes on with the first row that came in its place.
let longer = null;
document.addEventListener("htmx:beforeSwap", (event) => {
  const pressed = event.detail.requestConfig?.elt;
  const row = pressed?.hasAttribute("data-more") ? pressed.closest("li") : null;
  longer = row && { list: row.parentElement.id, at: [...row.parentElement.children].indexOf(row) };
});
document.addEventListener("htmx:afterSettle", () => {
  if (longer) document.getElementById(longer.list)?.children[longer.at]?.querySelector("a")?.focus({ preventScroll: true });
  longer = null;
});
document.addEventListener("htmx:beforeRequest", () => document.body.classList.add("is-thinking"));
document.addEventListener("htmx:afterRequest", () => document.body.classList.remove("is-thinking"));

if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(() => {});
start(document);
keys();
board();
progress();
