import type { Chapter } from "../../claims/claims.js";
import { connectAsOfSwitch } from "../connect-as-of-switch.js";
import type { PageFile, PageFiles } from "../take-over.js";

/** The files of the page of curves. */
export interface CurveFiles extends Pick<PageFiles, "queries" | "observations"> {
  /** The files of the chapters whose claims have a curve. */
  readonly chapters: Readonly<Partial<Record<Chapter, Pick<PageFiles, "report" | "atArticles">>>>;
  /** The curves as the report computed them, by claim. */
  readonly curves: Readonly<Record<string, PageFile>>;
}

/**
 * Hands the curve of a page over to the reader: what stands there was drawn at build and stays until the first touch; only
 * then is the code loaded that reads and recomputes it. An address that asks for something else counts as a touch.
 */
export function takeOverCurve(files: CurveFiles): void {
  const section = document.querySelector<HTMLElement>("[data-curve]");
  if (!section) throw new Error("the page has no curve");
  let opened: Promise<void> | null = null;
  const open = () => {
    opened ??= import("./curve-bench.js")
      .then(({ openCurveBench }) => openCurveBench(files, section))
      .catch((error: unknown) => {
        opened = null;
        const status = section.querySelector(".controls-status");
        if (status)
          status.textContent = `The page could not load what it needs (${String(error)}). Reload to try again; the figures shown are those of the report.`;
        throw error;
      });
    return opened;
  };
  section.addEventListener("click", (event) => repeatOnceOpen(event, section, open), { capture: true });
  for (const type of ["pointerenter", "pointerdown", "focusin", "input"]) {
    section.addEventListener(type, () => void open(), { once: true, passive: true });
  }
  addEventListener("popstate", () => void open());
  connectAsOfSwitch(() => void open());
  if (location.search) void open();
}

/** A button that is pressed before the code is there is pressed again once it is. */
function repeatOnceOpen(event: Event, section: HTMLElement, open: () => Promise<void>): void {
  const button = (event.target as Element).closest<HTMLElement>("button[data-do], button[data-download]");
  if (section.dataset.taken !== undefined || !button) return;
  event.stopPropagation();
  const { do: name, download } = button.dataset;
  void open().then(() =>
    section
      .querySelector<HTMLElement>(name ? `[data-do="${name}"]` : `[data-download="${download}"]`)
      ?.click(),
  );
}
