import { charts, drawings } from "./figure.js";

/**
 * Keeps what was drawn at build where the browser would draw the same, so that focus, open tables and buttons stay as
 * they are; the drawing gets the points and the chart that only the browser\u2019s copy has. False where the two differ.
 */
export function adopt(place: HTMLElement, fresh: HTMLElement): boolean {
  const standing = place.firstElementChild;
  if (!(standing instanceof HTMLElement)) return false;
  const drawn = fresh.querySelector<SVGSVGElement>(".variant svg");
  if (!drawn) return standing.outerHTML === fresh.outerHTML;
  const stands = sameVariant(standing, drawn);
  const words = (figure: HTMLElement) => figure.querySelector("figcaption")?.textContent;
  if (!stands || stands.outerHTML !== drawn.outerHTML || words(standing) !== words(fresh)) return false;
  const drawing = drawings.get(drawn);
  const chart = charts.get(fresh);
  if (drawing) drawings.set(stands, { ...drawing, svg: stands });
  if (chart) charts.set(standing, chart);
  return true;
}

function sameVariant(standing: HTMLElement, drawn: SVGSVGElement): SVGSVGElement | null {
  const name = drawn.parentElement?.className;
  const variants = [...standing.querySelectorAll<HTMLElement>(".variant")];
  return variants.find((variant) => variant.className === name)?.querySelector("svg") ?? null;
}
