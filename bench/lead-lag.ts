import { maximumLeadTest } from "../src/stats/maximum-lead-test.js";
import { randomStream } from "../src/stats/random.js";

const LEADS = { from: 0, to: 26 };
const RUNS = 15;

function noise(length: number, stream: number): Float64Array {
  const source = randomStream(20261120, stream);
  return Float64Array.from({ length }, () => source.normal());
}

/** Milliseconds of the first run, which compiles, and the median of the others. */
function time(n: number, count: number, ends: "circular" | "dropped"): { first: number; median: number } {
  const [x, y] = [noise(n, 0), noise(n, 1)];
  const source = randomStream(20261120, 2);
  const shifts = Int32Array.from({ length: count }, () => 1 + source.integer(n - 1));
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    maximumLeadTest({ x, y, leads: LEADS, alternative: "greater", ends, shifts });
    return performance.now() - start;
  });
  const [first = 0, ...others] = times;
  return { first, median: others.sort((a, b) => a - b)[Math.floor(others.length / 2)] ?? 0 };
}

console.log(`maximum-lead test, ${LEADS.to + 1} leads, one thread, Node ${process.version}; milliseconds`);
console.log(["ends", "n", "shifts", "first", "median"].map((name) => name.padStart(9)).join(" "));
for (const ends of ["circular", "dropped"] as const) {
  for (const [n, count] of [
    [600, 2000],
    [600, 599],
    [600, 10_000],
    [300, 2000],
    [1200, 2000],
    [2400, 2000],
    [4800, 2000],
  ] as const) {
    const { first, median } = time(n, count, ends);
    const cells = [ends, n, count, first.toFixed(1), median.toFixed(1)];
    console.log(cells.map((cell) => String(cell).padStart(9)).join(" "));
  }
}
const goal = time(600, 2000, "dropped").median;
console.log(
  `goal: 2,000 shifts of 600 points within 50 ms: ${goal.toFixed(1)} ms, ${goal <= 50 ? "met" : "missed"}`,
);
if (goal > 50) process.exitCode = 1;
