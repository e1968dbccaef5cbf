import { readFileSync } from "node:fs";
import { block, type Surroundings } from "../components/draw.js";
import { scrollingTable } from "../components/scrolling-table.js";

const methods = new URL("../../docs/methods.md", import.meta.url);

/**
 * How often each test rejects where nothing leads anything, as docs/methods.md records it: one table a kind of claim,
 * with the sentence that says on how many worlds. A test recomputes the record. Node only.
 */
export function calibration({ document }: Surroundings): HTMLElement {
  const [caption = "", ...tables] = recordedBlock();
  const root = block(document, "div", "calibration");
  root.append("p").text(caption);
  for (const table of tables) {
    const [columns = [], , ...rows] = table.split("\n").map(cellsOf);
    const [kind = "", ...processes] = columns;
    const plain = { caption: capitalised(kind), columns: ["Test", ...processes], rows };
    root.node()?.append(scrollingTable(document, plain));
  }
  return root.node() as HTMLElement;
}

function recordedBlock(): string[] {
  const text = readFileSync(methods, "utf8");
  const found = /<!-- generated:calibration -->([\s\S]*?)<!-- \/generated:calibration -->/.exec(text)?.[1];
  if (!found) throw new Error("docs/methods.md: there is no block generated:calibration");
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
