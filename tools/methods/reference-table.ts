import { notCompared as events } from "../../tests/stats/not-compared/events-and-backtests.js";
import { fewerDigits } from "../../tests/stats/not-compared/fewer-digits.js";
import { notCompared as regression } from "../../tests/stats/not-compared/regression.js";
import { notCompared as resampling } from "../../tests/stats/not-compared/resampling-and-multiple-testing.js";
import { notCompared as timeSeries } from "../../tests/stats/not-compared/time-series.js";
import { table } from "./blocks.js";

/** An entry of tests/reference/verified.json, as tests/stats/verified.ts writes it. */
export interface VerifiedFile {
  readonly file: string;
  readonly test: string;
  readonly numbers: number;
  readonly compared: number;
  readonly inputs: number;
  readonly notCompared: number;
  readonly worst: number;
  readonly beyondNineDigits: number;
}

export const everyNotCompared = [...events, ...regression, ...resampling, ...timeSeries];

const grouped = (count: number) => count.toLocaleString("en");

function remarks(file: string, fewer: number): string {
  const left = everyNotCompared
    .filter((entry) => entry.file === file)
    .map(({ path, reason }) => `not compared: \`${path}\`, ${reason}`);
  const short = fewerDigits
    .filter((entry) => entry.file === file)
    .map(({ within, reason }) => `${fewer} within ${within.toExponential(0)} only: ${reason}`);
  return [...left, ...short].join("; ");
}

function row(file: string, tests: readonly VerifiedFile[]): string[] {
  const [first] = tests;
  if (!first) throw new Error(`${file} has no test`);
  const worst = Math.max(...tests.map((entry) => entry.worst));
  return [
    file.replace("expected/", ""),
    grouped(first.numbers),
    grouped(Math.max(...tests.map(({ compared }) => compared))),
    grouped(first.inputs),
    grouped(first.notCompared),
    worst === 0 ? "0" : worst.toExponential(0),
    remarks(file, first.beyondNineDigits),
  ];
}

/** The reference files: how many of their numbers are compared, and how far the furthest is off. */
export function referenceTable(verified: readonly VerifiedFile[]): string {
  const files = [...new Set(verified.map(({ file }) => file))];
  const rows = files.map((file) =>
    row(
      file,
      verified.filter((entry) => entry.file === file),
    ),
  );
  const head = ["file", "numbers", "compared", "inputs", "left out", "furthest", "remarks"];
  const of = (key: "numbers" | "compared" | "inputs" | "notCompared" | "beyondNineDigits") =>
    files.reduce((sum, file) => sum + (verified.find((entry) => entry.file === file)?.[key] ?? 0), 0);
  const compared = of("compared");
  const sum = `${grouped(files.length)} files hold ${grouped(of("numbers"))} numbers. ${grouped(compared)} are compared, ${grouped(of("inputs"))} are arguments that the tests hand in, ${grouped(of("notCompared"))} are left out. Of those compared, ${grouped(compared - of("beyondNineDigits"))} agree to a billionth or better; the other ${grouped(of("beyondNineDigits"))} are those under remarks.\n\n`;
  return `${table(head, rows)}${sum}`;
}
