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
    form.action = form.dataset.action.replace("/0/", `/${held.dataset.opening}/`);
    form.elements.stage.value = column.dataset.stage;
    form.requestSubmit();
  });
}
