import { readFileSync } from "node:fs";
import { block, type Surroundings } from "../components/draw.js";
import { scrollingTable } from "../components/scrolling-table.js";

const methods = new URL("../../docs/methods.md", import.meta.url);

/** The blocks of docs/methods.md that record it: of the tests of single claims, and of the specification curve. */
const recorded = ["calibration", "curve-calibration"];

/**
 * How often each test rejects where nothing leads anything, as docs/methods.md records it: one table a kind of claim,
 * with the sentences that say on how many worlds. Tests recompute the record. Node only.
 */
export function calibration({ document }: Surroundings): HTMLElement {
  const root = block(document, "div", "calibration");
  for (const part of recorded.flatMap(recordedBlock)) {
    if (!part.startsWith("|")) {
      root.append("p").text(part);
      continue;
    }
    const [columns = [], , ...rows] = part.split("\n").map(cellsOf);
    const [kind = "", ...processes] = columns;
    const plain = { caption: capitalised(kind), columns: ["Test", ...processes], rows };
    root.node()?.append(scrollingTable(document, plain));
  }
  return root.node() as HTMLElement;
}

function recordedBlock(name: string): string[] {
  const text = readFileSync(methods, "utf8");
  const [, found] = text.split(new RegExp(`<!-- /?generated:${name} -->`));
  if (!found) throw new Error(`docs/methods.md: there is no block generated:${name}`);
  return found.trim().split(/\n{2,}/);
}

function cellsOf(line: string): string[] {
  return line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
