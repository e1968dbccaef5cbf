/** A file of the page, as Framework\u2019s FileAttachment gives it. */
export interface PageFile {
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface PageFiles {
  readonly claim: string;
  readonly report: PageFile;
  readonly queries: PageFile;
  readonly observations: PageFile;
}

/**
 * Hands a claim\u2019s part of the page over to the reader: what stands there was drawn at build and stays until the first
 * touch of a control, a chart, a download or a query; only then is the code that recomputes it loaded. An address that
 * carries the reader\u2019s own definitions counts as a touch.
 */
export function takeOver(files: PageFiles): void {
  const places = [
    ...document.querySelectorAll<HTMLElement>(
      `[data-controls="${files.claim}"], [data-part^="${files.claim}/"], [data-query^="${files.claim}/"]`,
    ),
  ];
  let opened: Promise<void> | null = null;
  let isOpen = false;
  const repeatWhenOpen = (place: HTMLElement, event: Event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[type=button]");
    if (isOpen || !button) return;
    event.stopPropagation();
    const at = [...place.querySelectorAll("button")].indexOf(button);
    void open().then(() => place.querySelectorAll("button")[at]?.click());
  };
  const open = () => {
    opened ??= import("./workbench.js")
      .then(({ openWorkbench }) => openWorkbench(files, places))
      .then(() => {
        isOpen = true;
      })
      .catch(showFailure);
    return opened;
  };
  for (const place of places) {
    place.addEventListener("click", (event) => repeatWhenOpen(place, event), { capture: true });
    for (const type of ["pointerenter", "pointerdown", "focusin", "input", "toggle"]) {
      place.addEventListener(type, () => void open(), { once: true, passive: true });
    }
  }
  if (carriesChoices(files.claim, location.search)) void open();
  addEventListener("popstate", () => void open());
}

function carriesChoices(claim: string, search: string): boolean {
  return [...new URLSearchParams(search).keys()].some((key) => key.startsWith(`${claim}.`));
}

function showFailure(error: unknown): void {
  for (const status of document.querySelectorAll(".controls-status")) {
    status.textContent = `The page could not load what it needs to recompute (${String(error)}). Reload to try again; the figures shown are those of the default definitions.`;
  }
  throw error;
}
