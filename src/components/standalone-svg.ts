/** What is written around a drawing that is taken along. */
export interface Around {
  readonly title: string;
  readonly subtitle: string;
  readonly source: string;
}

const carried = [
  "fill",
  "fill-opacity",
  "stroke",
  "stroke-width",
  "stroke-opacity",
  "stroke-dasharray",
  "stroke-linejoin",
  "opacity",
  "font-family",
  "font-size",
  "font-weight",
  "text-anchor",
  "paint-order",
];

const onlyInPage = ".reading-mark, .crosshair, .brush";

/** A drawing by itself: title, subtitle and source in words above and below, the page\u2019s styles and ground written into it. */
export function standaloneSvg(svg: SVGSVGElement, around: Around): SVGSVGElement {
  const { width, height } = svg.viewBox.baseVal;
  const ground = plainColour(getComputedStyle(document.body).backgroundColor);
  const root = svgElement("svg", {});
  const texts = wordsAround(svg, around, width);
  const above = texts.above.at(-1)?.below ?? 0;
  const size = { width: width + 2 * margin, height: Math.ceil(above + height + texts.footHeight + margin) };
  root.setAttribute("xmlns", svgNamespace);
  root.setAttribute("viewBox", `0 0 ${size.width} ${size.height}`);
  root.setAttribute("width", String(size.width));
  root.setAttribute("height", String(size.height));
  root.style.background = ground;
  const name = svgElement("title", {});
  name.textContent = around.title;
  const drawn = svgElement("g", { transform: `translate(${margin},${above})` });
  drawn.append(...styledCopy(svg).childNodes);
  root.append(name, svgElement("rect", { width: size.width, height: size.height, fill: ground }), drawn);
  for (const { element, y } of [...texts.above, ...texts.below(above + height)]) {
    element.setAttribute("x", String(margin));
    element.setAttribute("y", String(y));
    root.append(element);
  }
  return root;
}

const svgNamespace = "http://www.w3.org/2000/svg";
const margin = 16;

function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Readonly<Record<string, string | number>>,
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(svgNamespace, tag);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function styledCopy(svg: SVGSVGElement): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll("*")];
  [...copy.querySelectorAll<SVGElement>("*")].forEach((element, i) => {
    const style = getComputedStyle(originals[i] as Element);
    for (const property of carried)
      element.style.setProperty(property, plainColour(style.getPropertyValue(property)));
  });
  for (const element of copy.querySelectorAll(onlyInPage)) element.remove();
  return copy;
}

interface PlacedWords {
  readonly element: SVGTextElement;
  readonly y: number;
  /** Where what follows may begin. */
  readonly below: number;
}

/** The lines of title and subtitle from the top down, and those of the source below the drawing. */
function wordsAround(svg: SVGSVGElement, { title, subtitle, source }: Around, width: number) {
  const style = getComputedStyle(svg.querySelector("text") ?? document.body);
  const family = style.fontFamily;
  const quiet = plainColour(
    getComputedStyle(document.documentElement).getPropertyValue("--theme-foreground-muted"),
  );
  const loud = plainColour(getComputedStyle(document.body).color);
  const head = [
    ...lines(title, width, { size: 18, weight: 620, family, colour: loud }),
    ...lines(subtitle, width, { size: 14, weight: 400, family, colour: quiet }),
  ];
  const foot = lines(source, width, { size: 11.5, weight: 400, family, colour: quiet });
  return {
    above: stacked(head, margin),
    below: (top: number) => stacked(foot, top + 8),
    footHeight: stacked(foot, 8).at(-1)?.below ?? 0,
  };
}

interface Face {
  readonly size: number;
  readonly weight: number;
  readonly family: string;
  readonly colour: string;
}

function lines(text: string, width: number, face: Face): { element: SVGTextElement; size: number }[] {
  const pen = document.createElement("canvas").getContext("2d");
  if (pen) pen.font = `${face.weight} ${face.size}px ${face.family}`;
  const widthOf = (words: string) => pen?.measureText(words).width ?? words.length * face.size * 0.55;
  return wrap(text, (words) => widthOf(words) <= width).map((words) => {
    const element = svgElement("text", {});
    element.textContent = words;
    const style = `fill: ${face.colour}; font-family: ${face.family}; font-size: ${face.size}px; font-weight: ${face.weight}`;
    element.setAttribute("style", style);
    return { element, size: face.size };
  });
}

/** Words on as few lines as fit, each as full as it can be. */
export function wrap(text: string, fits: (line: string) => boolean): string[] {
  const done: string[] = [];
  for (const word of text.split(/\s+/).filter(Boolean)) {
    const longer = `${done.at(-1)} ${word}`;
    if (done.length > 0 && fits(longer)) done[done.length - 1] = longer;
    else done.push(word);
  }
  return done;
}

function stacked(texts: readonly { element: SVGTextElement; size: number }[], top: number): PlacedWords[] {
  let below = top;
  return texts.map(({ element, size }) => {
    const y = below + size;
    below += 1.35 * size;
    return { element, y, below: below + 6 };
  });
}

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
