import { csvFormatRows } from "d3-dsv";
import { messageOf } from "../text/message.js";
import { csvOffer } from "./csv-offer.js";
import { charts, drawings } from "./figure.js";
import { standaloneSvg } from "./standalone-svg.js";

/** Lets the buttons under a chart save its data or figures as CSV and its drawing as SVG or PNG. */
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
  say(figure, "");
  try {
    offer(await fileOf(figure, kind), `${name}.${kind}`);
  } catch (error) {
    say(figure, `Not saved: ${messageOf(error)}.`);
  }
}

function say(figure: HTMLElement, words: string): void {
  const status = figure.querySelector(".download-status");
  if (status) status.textContent = words;
}

async function fileOf(figure: HTMLElement, kind: string): Promise<Blob> {
  const svg = [...figure.querySelectorAll<SVGSVGElement>(".variant svg")].find(
    (element) => element.getClientRects().length > 0,
  );
  if (kind === "csv") return new Blob([csvOf(figure, svg)], { type: "text/csv;charset=utf-8" });
  if (!svg) throw new Error("the chart is not to be seen in this window; widen it and try again");
  const whole = standaloneSvg(svg, wordsOf(figure));
  const text = new XMLSerializer().serializeToString(whole);
  return kind === "svg"
    ? new Blob([text], { type: "image/svg+xml;charset=utf-8" })
    : rasterise(text, Number(whole.getAttribute("width")), Number(whole.getAttribute("height")));
}

function csvOf(figure: HTMLElement, svg: SVGSVGElement | undefined): string {
  const chart = charts.get(figure);
  if (!chart) throw new Error("the chart is not ready yet; wait a moment and try again");
  const locale = document.documentElement.lang || "en";
  const { table, missing } = csvOffer(chart, svg && drawings.get(svg), locale);
  const cells = table.rows.map((row) => row.map((cell) => (cell === null ? missing : String(cell))));
  return csvFormatRows([[...table.columns], ...cells]);
}

function wordsOf(figure: HTMLElement) {
  const text = (selector: string) => figure.querySelector(selector)?.textContent?.trim() ?? "";
  return {
    title: text("figcaption strong"),
    subtitle: [text(".subtitle"), text(".view-note")].filter(Boolean).join(" "),
    source: text(".source"),
  };
}

async function rasterise(text: string, width: number, height: number): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(width * 2);
  canvas.height = Math.round(height * 2);
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
