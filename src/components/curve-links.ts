/** Lets the links from cards to their curves take the reader\u2019s own definitions along, which are then marked on the curve. */
export function connectCurveLinks(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[data-to-curve]")) {
    for (const type of ["pointerdown", "focus"]) {
      link.addEventListener(type, () => link.setAttribute("href", curveAddress(link, location.search)));
    }
  }
}

function curveAddress({ dataset: { toCurve: claim = "" } }: HTMLAnchorElement, search: string): string {
  const own = [...new URLSearchParams(search)].filter(
    ([key]) => key === "asOf" || key.startsWith(`${claim}.`),
  );
  return `./choices?${new URLSearchParams([["claim", claim], ...own])}#curve`;
}
