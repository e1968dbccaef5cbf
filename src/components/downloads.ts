import { csvFormatRows } from "d3-dsv";
import { cellText, tables } from "./figure.js";

/** Lets the buttons under a chart save its table as CSV and its drawing as SVG or PNG. */
export function connectDownloads(places: readonly HTMLElement[]): void {
  for (const place of places) {
    place.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLButtonElement>("[data-download]");
      const figure = button?.closest<HTMLElement>("figure.chart");
      if (button && figure) void save(figure, button.dataset.download ?? "", button.dataset.of ?? "chart");
    });
  }
}

async function save(figure: HTMLElement, kind: string, name: string): Promise<void> {
  if (kind === "csv")
    return offer(new Blob([csvOf(figure)], { type: "text/csv;charset=utf-8" }), `${name}.csv`);
  const svg = [...figure.querySelectorAll<SVGSVGElement>(".variant svg")].find(
    (element) => element.getClientRects().length > 0,
  );
  if (!svg) return;
  const text = standalone(svg);
  const blob = new Blob([text], { type: "image/svg+xml;charset=utf-8" });
  offer(kind === "svg" ? blob : await rasterise(text, svg.viewBox.baseVal), `${name}.${kind}`);
}

function csvOf(figure: HTMLElement): string {
  const table = tables.get(figure);
  if (!table) throw new Error("this chart has no table to save");
  return csvFormatRows([table.columns, ...table.rows.map((row) => row.map(cellText))].map((row) => [...row]));
}

const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
];

/** `color(srgb \u2026)`, which only browsers read, as `rgb(\u2026)`, which every program reads. */
function plainColour(value: string): string {
  return value.replaceAll(
    /color\(srgb ([\d.]+) ([\d.]+) ([\d.]+)(?: \/ ([\d.]+))?\)/g,
    (_, r, g, b, alpha = "1") => {
      const parts = [r, g, b].map((part) => Math.round(255 * Number(part)));
      return alpha === "1" ? `rgb(${parts.join(", ")})` : `rgba(${[...parts, alpha].join(", ")})`;
    },
  );
}

/** The drawing with the page\u2019s styles written into it, on the page\u2019s ground. */
function standalone(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [svg, ...svg.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, i) => {
    const style = getComputedStyle(originals[i] as Element);
    for (const property of carried)
      (element as SVGElement).style.setProperty(property, plainColour(style.getPropertyValue(property)));
  });
  copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  copy.style.background = plainColour(getComputedStyle(document.body).backgroundColor);
  return new XMLSerializer().serializeToString(copy);
}

async function rasterise(text: string, { width, height }: DOMRect): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser gives no canvas to draw the PNG on; save the SVG instead");
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob ? resolve(blob) : reject(new Error("the PNG could not be made; save the SVG instead"))),
      "image/png",
    );
  });
}

function offer(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
