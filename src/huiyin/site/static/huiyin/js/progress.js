// The bar of long work: shown when the form leaves, moved by what the server tells, moving by itself until it tells something.
const PAUSE = 400;

export function progress() {
  document.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-long]");
    const place = form?.querySelector("[data-long-bar]");
    if (!place) return;
    place.hidden = false;
    ask(place.querySelector("progress"), encodeURIComponent(form.elements.once?.value ?? ""));
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("[data-long-bar]").forEach((place) => { place.hidden = true; });
  });
}

async function ask(bar, mark) {
  while (mark && bar.isConnected && bar.checkVisibility()) {
    await new Promise((done) => { setTimeout(done, PAUSE); });
    try {
      const told = await (await fetch(`/progress/${mark}/`)).json();
      if (told.share !== null) bar.value = told.share;
    } catch {
      return;
    }
  }
}
