// Dragging a card to another column presses the same form that its menu holds.
export function board() {
  const place = document.querySelector("[data-board]");
  const form = document.querySelector("#drop");
  if (!place || !form) return;
  let held = null;

  place.addEventListener("dragstart", (event) => {
    held = event.target.closest("[data-opening]");
    if (!held) return;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", held.dataset.opening);
    held.classList.add("is-held");
  });
  place.addEventListener("dragend", () => {
    held?.classList.remove("is-held");
    place.querySelectorAll(".is-over").forEach((column) => column.classList.remove("is-over"));
    held = null;
  });
  place.addEventListener("dragover", (event) => {
    const column = event.target.closest("[data-stage]");
    place.querySelectorAll(".is-over").forEach((other) => other.classList.toggle("is-over", other === column));
    if (!held || !column) return;
    event.preventDefault();
    column.classList.add("is-over");
  });
  place.addEventListener("drop", (event) => {
    const column = event.target.closest("[data-stage]");
    if (!held || !column || column.contains(held)) return;
    event.preventDefault();
    move(held, column);
  });

  const move = (card, column) => {
    sessionStorage.setItem("moved", card.dataset.opening);
    form.action = form.dataset.action.replace("/0/", `/${card.dataset.opening}/`);
    form.elements.stage.value = column.dataset.stage;
    form.requestSubmit();
  };
  arrows(place, move);
  tell(place);
}

// From card to card with the arrows; with Shift, the card itself goes to the next column.
function arrows(place, move) {
  const columns = [...place.querySelectorAll("[data-stage]")];
  place.addEventListener("keydown", (event) => {
    const card = event.target.closest("[data-opening]");
    const side = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    const along = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!card || !(side || along) || event.target.closest("select") || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    const column = card.closest("[data-stage]");
    const at = columns.indexOf(column);
    if (event.shiftKey) {
      if (side && columns[at + side]) move(card, columns[at + side]);
      return;
    }
    const cards = [...column.querySelectorAll("[data-opening]")];
    let next = cards[cards.indexOf(card) + along];
    for (let other = at + side; side && !next && columns[other]; other += side) {
      next = columns[other].querySelector("[data-opening]");
    }
    next?.querySelector("a").focus();
  });
}

// After a move the page is a new one: the card keeps the focus, and where it went is said aloud.
function tell(place) {
  const moved = sessionStorage.getItem("moved");
  sessionStorage.removeItem("moved");
  const card = moved && place.querySelector(`[data-opening="${CSS.escape(moved)}"]`);
  if (!card) return;
  card.querySelector("a").focus();
  const said = document.querySelector("#board-said");
  const names = { card: card.querySelector("strong").textContent, column: card.closest("[data-stage]").dataset.name };
  setTimeout(() => { said.textContent = said.dataset.moved.replace("{card}", names.card).replace("{column}", names.column); }, 150);
}
