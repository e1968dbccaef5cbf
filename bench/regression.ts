/**
 * The time of least squares with Newey–West errors: 1,000 specifications, the cost against rows and count, and,
 * where Python has statsmodels, the same there.
 * Run with `npx tsx bench/regression.ts`. PYTHON names another interpreter.
 */
import { spawnSync } from "node:child_process";
import { leastSquares } from "../src/stats/least-squares.js";
import { neweyWest } from "../src/stats/newey-west.js";

interface Specification {
  readonly y: Float64Array;
  readonly x: readonly Float64Array[];
}

const LAG = 13;
const ROUNDS = 30;
const TARGET = 15;

/** Uniform noise of one seed (Park and Miller, 1988); Math.random would make runs differ. */
function noise(n: number, seed: number): Float64Array {
  let state = seed;
  return Float64Array.from({ length: n }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647 - 0.5;
  });
}

function specifications(count: number, n: number): Specification[] {
  return Array.from({ length: count }, (_, i) => {
    const stream = noise(3 * n, i + 1);
    const constant = new Float64Array(n).fill(1);
    return { y: stream.slice(0, n), x: [constant, stream.slice(n, 2 * n), stream.slice(2 * n)] };
  });
}

/** Milliseconds of one pass over all specifications: the best and the median of the rounds. */
function measure(all: readonly Specification[], count: number): { best: number; median: number } {
  const times = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    for (let i = 0; i < count; i++) {
      const { y, x } = all[i % all.length] as Specification;
      const { residuals, inverse } = leastSquares({ y, x });
      neweyWest({ x, residuals, inverse, lag: LAG, adjust: true });
    }
    return performance.now() - start;
  }).sort((a, b) => a - b);
  return { best: Number(times[0]), median: Number(times[ROUNDS >> 1]) };
}

const PYTHON_PROGRAM = `
import time, numpy as np, statsmodels, statsmodels.api as sm
rng = np.random.Generator(np.random.PCG64(1))
sets = [(rng.random(550) - .5, np.column_stack([np.ones(550), rng.random((550, 2)) - .5])) for _ in range(50)]
best = 1e9
for _ in range(3):
    start = time.perf_counter()
    for i in range(1000):
        y, x = sets[i % 50]
        fit = sm.OLS(y, x).fit(cov_type="HAC", cov_kwds={"maxlags": ${LAG}, "use_correction": True})
        fit.bse
    best = min(best, time.perf_counter() - start)
print(statsmodels.__version__, best * 1000)
`;

function statsmodelsTime(): { version: string; milliseconds: number } | undefined {
  const interpreters = process.env.PYTHON ? [process.env.PYTHON] : ["python3", "/usr/bin/python3"];
  for (const interpreter of interpreters) {
    const environment = { ...process.env, OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1" };
    const { status, stdout } = spawnSync(interpreter, ["-c", PYTHON_PROGRAM], {
      encoding: "utf8",
      env: environment,
    });
    if (status !== 0) continue;
    const [version = "", milliseconds = ""] = stdout.trim().split(" ");
    return { version, milliseconds: Number(milliseconds) };
  }
  return undefined;
}

const line = (...parts: (string | number)[]) => console.log(parts.join(""));
const shown = (milliseconds: number) => `${milliseconds.toFixed(2)} ms`;

const ours = measure(specifications(50, 550), 1000);
line("1,000 specifications, 550 rows, 3 columns, lag ", LAG, ": ", shown(ours.best), " at best, ");
line(
  "  median ",
  shown(ours.median),
  "; ",
  ours.best.toFixed(1),
  " µs each; target ",
  TARGET,
  " ms: ",
  ours.best <= TARGET ? "kept" : "missed",
);

line("against rows (1,000 specifications):");
for (const n of [100, 275, 550, 1100, 2200, 6000]) {
  const { best } = measure(specifications(20, n), 1000);
  line("  n = ", n, ": ", shown(best), ", ", ((best * 1000) / n).toFixed(1), " ns a row");
}

line("against specifications (550 rows):");
const all = specifications(50, 550);
for (const count of [100, 500, 1000, 2000, 5000]) {
  const { best } = measure(all, count);
  line("  ", count, ": ", shown(best), ", ", ((best * 1000) / count).toFixed(1), " µs each");
}

const python = statsmodelsTime();
if (python === undefined) {
  line(
    "statsmodels: not importable; on Debian, apt-get install python3-statsmodels r-cran-sandwich r-cran-boot",
  );
} else {
  const ratio = python.milliseconds / ours.best;
  line(
    "statsmodels ",
    python.version,
    ", the same 1,000: ",
    shown(python.milliseconds),
    "; ",
    ratio.toFixed(0),
    " times ours",
  );
}
