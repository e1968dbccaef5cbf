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
 * Hands the curve and the lab of a page over to the reader: what stands there was drawn at build and stays until the first
 * touch; only then is the code loaded that reads and recomputes it. An address that asks for something else counts as a
 * touch of the curve.
 */
export function takeOverCurve(files: CurveFiles): void {
  const curve = connect("[data-curve]", async (section) => {
    const { openCurveBench } = await import("./curve-bench.js");
    await openCurveBench(files, section);
  });
  connect("[data-lab-bench]", async (section) => {
    const { openLabBench } = await import("./lab-bench.js");
    await openLabBench(files, section);
  });
  addEventListener("popstate", () => void curve());
  connectAsOfSwitch(() => void curve());
  if (location.search) void curve();
}

/** Opens a section at its first touch. */
function connect(selector: string, take: (section: HTMLElement) => Promise<void>): () => Promise<void> {
  const section = document.querySelector<HTMLElement>(selector);
  if (!section) return () => Promise.resolve();
  let opened: Promise<void> | null = null;
  const open = () => {
    opened ??= take(section).catch((error: unknown) => {
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
  return open;
}

/** A button that is pressed before the code is there is pressed again once it is. */
function repeatOnceOpen(event: Event, section: HTMLElement, open: () => Promise<void>): void {
  const button = (event.target as Element).closest<HTMLElement>(
    "button[data-do], button[data-download], button[data-lab]",
  );
  if (section.dataset.taken !== undefined || !button) return;
  event.stopPropagation();
  const { do: action, download, lab } = button.dataset;
  // The lab draws when it is opened.
  if (lab) return;
  const standing = action ? `[data-do="${action}"]` : `[data-download="${download}"]`;
  void open().then(() => section.querySelector<HTMLElement>(standing)?.click());
}
