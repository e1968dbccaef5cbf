import type { Chapter } from "../claims/claims.js";
import { connectAsOfSwitch } from "./connect-as-of-switch.js";
import { connectCurveLinks } from "./curve-links.js";
import type { Workbench } from "./workbench.js";

/** A file of the page, as Framework\u2019s FileAttachment gives it. */
export interface PageFile {
  json(): Promise<unknown>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

export interface PageFiles {
  readonly chapter: Chapter;
  /** The chapter\u2019s claims with their panels, and the panels as known on the articles\u2019 date. */
  readonly report: PageFile;
  readonly atArticles: PageFile;
  readonly queries: PageFile;
  readonly observations: PageFile;
}

/**
 * Hands the claims of a page over to the reader: what stands there was drawn at build and stays until the first touch of
 * a control, a chart, a download or a query; only then is the code that recomputes it loaded. An address that carries
 * the reader\u2019s own definitions counts as a touch.
 */
export function takeOver(files: PageFiles): void {
  let bench: Promise<Workbench> | null = null;
  const openBench = () => {
    bench ??= import("./workbench.js").then(({ openWorkbench }) => openWorkbench(files));
    return bench;
  };
  const openers = [...placesByClaim()].map(([claim, places]) => {
    const open = opener(() => openBench().then((opened) => opened.take(claim, places)));
    for (const place of places) connect(place, open);
    addEventListener("dates-read", () => setTimeout(() => isToBeRead(places) && void open()));
    if (carriesChoices(claim, location.search)) void open();
    return open;
  });
  const openAll = () => {
    for (const open of openers) void open();
  };
  addEventListener("popstate", openAll);
  connectAsOfSwitch(openAll);
  connectCurveLinks();
}

interface Opener {
  (): Promise<void>;
  readonly isOpen: () => boolean;
}

function opener(take: () => Promise<void>): Opener {
  let opened: Promise<void> | null = null;
  let isOpen = false;
  const open = () => {
    opened ??= take()
      .then(() => {
        isOpen = true;
      })
      .catch(showFailure);
    return opened;
  };
  return Object.assign(open, { isOpen: () => isOpen });
}

/** What stands in the page of each claim: controls, parts and queries. */
function placesByClaim(): Map<string, HTMLElement[]> {
  const places = new Map<string, HTMLElement[]>();
  for (const place of document.querySelectorAll<HTMLElement>("[data-controls], [data-part], [data-query]")) {
    const { controls, part, query } = place.dataset;
    const claim = controls ?? (part ?? query ?? "").split("/")[0] ?? "";
    places.set(claim, [...(places.get(claim) ?? []), place]);
  }
  return places;
}

function connect(place: HTMLElement, open: Opener): void {
  const repeatWhenOpen = (event: Event) => {
    const button = (event.target as Element).closest<HTMLButtonElement>("button[type=button]");
    if (open.isOpen() || !button) return;
    event.stopPropagation();
    const at = [...place.querySelectorAll("button")].indexOf(button);
    void open().then(() => place.querySelectorAll("button")[at]?.click());
  };
  place.addEventListener("click", repeatWhenOpen, { capture: true });
  for (const type of ["pointerenter", "pointerdown", "focusin", "input", "toggle"]) {
    place.addEventListener(type, () => void open(), { once: true, passive: true });
  }
}

/** Whether a chart over dates among these places is to be seen: it then shows the day that is read in another chart. */
function isToBeRead(places: readonly HTMLElement[]): boolean {
  return places.some((place) => {
    const { top, bottom } = place.querySelector(".over-dates")?.getBoundingClientRect() ?? {
      top: 0,
      bottom: 0,
    };
    return bottom > top && bottom > 0 && top < innerHeight;
  });
}

function carriesChoices(claim: string, search: string): boolean {
  return [...new URLSearchParams(search).keys()].some((key) => key === "asOf" || key.startsWith(`${claim}.`));
}

function showFailure(error: unknown): void {
  for (const status of document.querySelectorAll(".controls-status")) {
    status.textContent = `The page could not load what it needs to recompute (${String(error)}). Reload to try again; the figures shown are those of the default definitions.`;
  }
  throw error;
}
