/** Lets the switches above the board of claims filter it; the choice stands in the address (`?kind=forecast&verdict=contradicted`). */
export function filterBoard(): void {
  const board = document.querySelector<HTMLElement>(".board-of-claims");
  if (!board) return;
  board.addEventListener("click", ({ target }) => {
    const button = (target as Element).closest<HTMLButtonElement>("[data-filter]");
    if (!button) return;
    const search = new URLSearchParams(location.search);
    const { filter = "", value } = button.dataset;
    if (value) search.set(filter, value);
    else search.delete(filter);
    const text = search.toString();
    history.pushState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
    show(board);
  });
  addEventListener("popstate", () => show(board));
  show(board);
}

function show(board: HTMLElement): void {
  const search = new URLSearchParams(location.search);
  const kind = search.get("kind") ?? "";
  const verdict = search.get("verdict") ?? "";
  for (const button of board.querySelectorAll<HTMLElement>("[data-filter]")) {
    const chosen = button.dataset.filter === "kind" ? kind : verdict;
    button.setAttribute("aria-pressed", String(button.dataset.value === chosen));
  }
  let shown = 0;
  for (const body of board.querySelectorAll<HTMLElement>("tbody")) {
    const rows = [...body.querySelectorAll<HTMLElement>("[data-kind]")];
    for (const row of rows) {
      row.hidden =
        (kind !== "" && row.dataset.kind !== kind) || (verdict !== "" && row.dataset.verdict !== verdict);
    }
    const left = rows.filter((row) => !row.hidden).length;
    body.hidden = left === 0;
    shown += left;
  }
  const all = board.querySelectorAll("[data-kind]").length;
  const count = board.querySelector(".board-count");
  if (count) count.textContent = shown === all ? "" : `${shown} of ${all} claims shown`;
  const empty = board.querySelector<HTMLElement>(".board-empty");
  if (empty) empty.hidden = shown > 0;
}
