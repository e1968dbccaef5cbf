import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Panel } from "../src/claims/claim.js";
import { conduct } from "../src/multiverse/conduct.js";
import type { Joint } from "../src/multiverse/curve.js";
import { usualShifts } from "../src/multiverse/plan.js";
import type { Rows } from "../src/multiverse/rows.js";
import type { Space } from "../src/multiverse/space.js";
import { startNodeWorker } from "../tools/multiverse/node-port.js";
import { breakoutSpace, dailyDesign, studiesOn } from "./multiverse/breakout-source.js";
import { dailyPanel } from "./multiverse/daily-panel.js";

const GOAL_SECONDS = 5;
const GOAL_TIMES = 10;
const worker = new URL("multiverse/bench-worker.ts", import.meta.url);

interface Timed {
  readonly rows: readonly Rows[];
  readonly joint: Joint | null;
  /** From the moment the threads are open, which loads the code, to the end; the rows alone, and all. */
  readonly rowSeconds: number;
  readonly seconds: number;
}

interface Asked {
  readonly threads: number;
  readonly shifts?: number;
  /** Only the first so many specifications, without the joint tests. */
  readonly first?: number;
}

async function time(
  levels: Panel,
  space: Space,
  { threads, shifts = usualShifts, first }: Asked,
): Promise<Timed> {
  const setting = { vintage: "bench", asOf: levels.asOf, frequency: "daily" } as const;
  let opened = 0;
  let last = 0;
  const ports = Array.from({ length: threads }, () => startNodeWorker(worker)).map((port) => ({
    ...port,
    receive(listener: Parameters<typeof port.receive>[0]) {
      port.receive((message) => {
        if (message.kind === "open") opened = performance.now();
        listener(message);
      });
    },
  }));
  const { rows, joint } = await conduct(ports, {
    claim: "BREAKOUT",
    panels: { levels },
    setting,
    from: 0,
    to: first ?? space.specifications.length,
    shifts,
    joint: first === undefined,
    keepShifts: false,
    onRows() {
      last = performance.now();
    },
  }).result;
  const end = performance.now();
  return {
    rows,
    joint,
    rowSeconds: (last - opened) / 1000,
    seconds: (end - opened) / 1000,
  };
}

/** The median of three runs. */
async function median(levels: Panel, space: Space, asked: Asked): Promise<Timed> {
  const runs: Timed[] = [];
  for (let run = 0; run < 3; run++) runs.push(await time(levels, space, asked));
  return runs.sort((a, b) => a.seconds - b.seconds)[1] as Timed;
}

function print(label: string, seconds: number, note = ""): void {
  console.log(`${label.padEnd(58)} ${seconds.toFixed(2).padStart(8)} s  ${note}`);
}

/** Writes the studies of a space for another program: arrays as little-endian doubles, the rest as JSON. */
function writeTask(folder: string, levels: Panel, space: Space): void {
  const studyOf = studiesOn(levels, dailyDesign);
  const outcomes = new Map<string, number>();
  const named = new Map<string, number>();
  const events: number[][] = [];
  let size = 0;
  const studies = space.specifications.map(({ parameters, family }) => {
    const study = studyOf(parameters);
    size = study.size;
    if (!outcomes.has(study.outcomesName)) {
      const bytes = new Uint8Array(study.outcomes.slice().buffer);
      writeFileSync(join(folder, `outcomes-${outcomes.size}.f64`), bytes);
      outcomes.set(study.outcomesName, outcomes.size);
    }
    if (!named.has(study.eventsName)) {
      named.set(study.eventsName, named.size);
      events.push([...study.events]);
    }
    return {
      outcomes: outcomes.get(study.outcomesName),
      events: named.get(study.eventsName),
      from: study.from,
      family,
    };
  });
  const task = { size, shifts: usualShifts, outcomes: outcomes.size, events, studies };
  writeFileSync(join(folder, "task.json"), JSON.stringify(task));
}

interface Found {
  readonly estimates: readonly number[];
  readonly p: readonly number[];
  readonly median: readonly [number, number];
  readonly share: readonly [number, number];
  readonly stouffer: readonly [number, number];
  readonly band: readonly (readonly number[])[];
  readonly familyWise: readonly (number | null)[];
}

/** How far the other program's numbers are from these at the most. */
function furthest({ rows, joint }: Timed, found: Found): number {
  if (!joint) return Number.NaN;
  const { test, band, familyWise } = joint;
  const pairs: [ArrayLike<number>, readonly (number | null)[] | undefined][] = [
    [rows.flatMap(({ estimates }) => [...estimates]), found.estimates],
    [rows.flatMap(({ p }) => [...p]), found.p],
    ...(["median", "share", "stouffer"] as const).map((name): (typeof pairs)[number] => [
      [test[name].observed, test[name].p],
      found[name],
    ]),
    ...[band.low, band.middle, band.high].map((bound, i): (typeof pairs)[number] => [bound, found.band[i]]),
    [familyWise, found.familyWise],
  ];
  const all = pairs.flatMap(([own, others = []]) =>
    Array.from(own, (number, i) => {
      const other = others[i];
      return Number.isNaN(number) && other === null ? 0 : Math.abs(number - (other ?? Number.NaN));
    }),
  );
  return all.some(Number.isNaN) ? Number.NaN : all.reduce((most, one) => Math.max(most, one), 0);
}

/** Runs the same work in NumPy where it is there, compares every number, and says how many times as long it took. */
function compareWithNumPy(levels: Panel, space: Space, own: Timed): boolean {
  const folder = mkdtempSync(join(tmpdir(), "multiverse-"));
  try {
    writeTask(folder, levels, space);
    const script = fileURLToPath(new URL("multiverse-numpy.py", import.meta.url));
    const run = spawnSync("python3", [script, folder], { encoding: "utf8" });
    const [version = "", , seconds] = (run.stdout ?? "").trim().split("\n");
    if (run.status !== 0 || seconds === undefined) {
      console.log(
        "NumPy: not measured; install it with: apt-get install python3-numpy, or pip install numpy",
      );
      return true;
    }
    const times = Number(seconds) / own.seconds;
    const note = `${times.toFixed(1)} times ours; goal ${GOAL_TIMES} times: ${times >= GOAL_TIMES ? "met" : "missed"}`;
    print(`NumPy, vectorised (${version})`, Number(seconds), note);
    const found = JSON.parse(readFileSync(join(folder, "found.json"), "utf8")) as Found;
    console.log(
      `largest difference of any estimate, p, joint statistic, bound of the band and family-wise p: ${furthest(own, found).toExponential(1)}`,
    );
    return times >= GOAL_TIMES;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const levels = dailyPanel();
const space = breakoutSpace(dailyDesign, "daily");
const count = space.specifications.length;
console.log(
  `specification curve: ${count} event studies on a circle of ${levels.rows - dailyDesign.lookback} days,`,
);
console.log(`${usualShifts} shifts of the whole curve, joint tests included, Node ${process.version}\n`);
const two = await median(levels, space, { threads: 2 });
const met = two.seconds <= GOAL_SECONDS;
print(
  "two threads",
  two.seconds,
  `of it rows ${two.rowSeconds.toFixed(2)} s; goal ${GOAL_SECONDS} s: ${met ? "met" : "missed"}`,
);
print("one thread", (await median(levels, space, { threads: 1 })).seconds);
const quicker = compareWithNumPy(levels, space, two);
console.log("\ncost of rows against specifications, two threads (linear: the last column is constant)");
for (const quarter of [1, 2, 3, 4]) {
  const first = (count * quarter) / 4;
  const { rowSeconds } = await median(levels, space, { threads: 2, first });
  print(`  ${first}`, rowSeconds, `${((1e6 * rowSeconds) / first).toFixed(0)} µs each`);
}
console.log("\ncost against shifts, two threads (linear beside what the card of each specification takes)");
for (const shifts of [500, 1000, 2000, 3500]) {
  const { seconds } = await median(levels, space, { threads: 2, shifts });
  print(
    `  ${shifts}`,
    seconds,
    `${((1e9 * seconds) / (count * shifts)).toFixed(0)} ns a specification and shift`,
  );
}
if (!met || !quicker) process.exitCode = 1;
