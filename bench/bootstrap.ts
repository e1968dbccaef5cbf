import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { bootstrapCorrelation } from "../src/stats/bootstrap-correlation.js";
import { randomStream } from "../src/stats/random.js";
import { stationaryBootstrap } from "../src/stats/stationary-bootstrap.js";

const MEAN_BLOCK_LENGTH = 10;
const RUNS = 9;

interface Task {
  readonly points: number;
  readonly replicates: number;
  readonly leads: readonly number[];
}

function normals(length: number, stream: number): Float64Array {
  const random = randomStream(1, stream);
  return Float64Array.from({ length }, () => random.normal());
}

function runOnce({ points, replicates, leads }: Task): number {
  const x = normals(points, 1);
  const y = normals(points, 2);
  const before = performance.now();
  const resamples = stationaryBootstrap({
    size: points - Math.max(...leads),
    meanBlockLength: MEAN_BLOCK_LENGTH,
    count: replicates,
    seed: 1,
  });
  bootstrapCorrelation({ x, y, leads, resamples });
  return performance.now() - before;
}

/** The median and the best of several runs, after two that let the engine compile; ms. */
function time(task: Task): { median: number; best: number } {
  runOnce(task);
  runOnce(task);
  const times = Array.from({ length: RUNS }, () => runOnce(task)).sort((a, b) => a - b);
  return { median: times[Math.floor(RUNS / 2)] as number, best: times[0] as number };
}

function print(label: string, ms: number, note = ""): void {
  console.log(`${label.padEnd(52)} ${ms.toFixed(1).padStart(9)} ms  ${note}`);
}

function printGoal(label: string, task: Task, goal: number): void {
  const { median, best } = time(task);
  const verdict = best <= goal ? "met" : "missed";
  print(label, median, `best ${best.toFixed(1)} ms; goal ${goal} ms: ${verdict}`);
}

function printScaling(name: string, tasks: readonly Task[], sizeOf: (task: Task) => number): void {
  console.log(`\ncost against ${name}, lead 8 (linear: the last column is constant)`);
  for (const task of tasks) {
    const { best } = time(task);
    const each = (1e6 * best) / (task.points * task.replicates);
    print(`  ${sizeOf(task)}`, best, `${each.toFixed(2)} ns a point and replicate`);
  }
}

interface Rival {
  readonly name: string;
  readonly command: string;
  readonly script: string;
  readonly install: string;
}

const rivals: readonly Rival[] = [
  {
    name: "NumPy, vectorised",
    command: "python3",
    script: "bootstrap-numpy.py",
    install: "apt-get install python3-numpy, or pip install numpy",
  },
  {
    name: "R, boot::tsboot",
    command: "Rscript",
    script: "bootstrap-boot.R",
    install: "apt-get install r-cran-boot",
  },
];

/** Runs another program on the same task; each prints its version and the milliseconds of its best run. */
function printRival({ name, command, script, install }: Rival, replicates: number, own: number): void {
  const path = fileURLToPath(new URL(script, import.meta.url));
  const run = spawnSync(command, [path, String(replicates)], { encoding: "utf8" });
  const [version, milliseconds] = (run.stdout ?? "").trim().split("\n");
  if (run.status !== 0 || milliseconds === undefined) {
    console.log(`${name.padEnd(52)} not measured; install it with: ${install}`);
    return;
  }
  const ms = Number(milliseconds);
  print(`${name} (${version})`, ms, `${(ms / own).toFixed(1)} times ours`);
}

const lead8: Task = { points: 600, replicates: 10_000, leads: [8] };
const leads = Array.from({ length: 27 }, (_, lead) => lead);

console.log(`stationary bootstrap, mean block ${MEAN_BLOCK_LENGTH}, Node ${process.version}, one thread\n`);
printGoal("lead 8, 600 points, 10,000 replicates", lead8, 50);
printGoal("leads 0 to 26, the same replicates for all", { ...lead8, leads }, 150);
const bySize = [300, 600, 1200, 2400, 4800].map((points) => ({ ...lead8, points }));
printScaling("points", bySize, (task) => task.points);
const byReplicates = [2500, 5000, 10_000, 20_000, 40_000].map((replicates) => ({ ...lead8, replicates }));
printScaling("replicates", byReplicates, (task) => task.replicates);
console.log("\nother programs, lead 8, 600 points, 10,000 replicates, best of their runs");
const own = time(lead8).best;
print("this library", own);
for (const rival of rivals) printRival(rival, lead8.replicates, own);
