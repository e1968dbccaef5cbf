import type { Page } from "playwright-core";

/** What a page did between `watch` and `watched`. */
export interface Watched {
  /** Sum of all layout shifts, those after a touch too. */
  readonly shift: number;
  /** Changes of the page at which a place of a chart held no drawing. */
  readonly empty: readonly string[];
  /** Frames at which a chart was not to be seen. */
  readonly unseen: readonly string[];
  /** Whether a place of a chart was marked busy at some time. */
  readonly busy: boolean;
}

declare global {
  interface Window {
    watched?: { shift: number; empty: string[]; unseen: string[]; busy: boolean };
  }
}

/** From now on, watches every change and every frame of the page. */
export async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const record = { shift: 0, empty: [] as string[], unseen: [] as string[], busy: false };
    window.watched = record;
    const places = [...document.querySelectorAll<HTMLElement>('[data-part*="/chart/"]')];
    const note = (list: string[], isFaulty: (place: HTMLElement) => boolean) => {
      for (const place of places) {
        if (isFaulty(place)) list.push(`${place.dataset.part} after ${Math.round(performance.now())} ms`);
      }
    };
    const isUnseen = (place: HTMLElement) =>
      ![...place.querySelectorAll("figure.chart svg, .unanswered")].some(
        (drawn) => drawn.getBoundingClientRect().height > 50,
      );
    new MutationObserver(() => {
      note(
        record.empty,
        (place) => place.querySelector("figure.chart :is(path, rect, circle, line), .unanswered") === null,
      );
      record.busy ||= places.some((place) => place.getAttribute("aria-busy") === "true");
    }).observe(document.body, { subtree: true, childList: true, attributes: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ("value" in entry) record.shift += Number(entry.value);
    }).observe({ type: "layout-shift", buffered: true });
    const frame = () => {
      note(record.unseen, isUnseen);
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
}

/** What `watch` has seen, two frames on, so that the last change has been laid out. */
export function watched(page: Page): Promise<Watched> {
  return page.evaluate(
    () =>
      new Promise<Watched>((resolve, reject) => {
        const give = () =>
          window.watched ? resolve(window.watched) : reject(new Error("the page was not watched"));
        requestAnimationFrame(() => requestAnimationFrame(give));
      }),
  );
}
