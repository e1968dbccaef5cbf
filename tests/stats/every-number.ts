import { expect } from "vitest";
import { readReference } from "./reference.js";
import { Comparisons } from "./verified.js";

/** A number of a reference file that the library does not compute, or a group of them by its path. */
export interface NotCompared {
  readonly file: string;
  /** The keys from the top of the file, joined by "/"; a path stands for everything below it too. */
  readonly path: string;
  readonly reason: string;
}

function collect(value: unknown, path: string, into: Map<string, number>): void {
  if (typeof value === "number") into.set(path, value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) collect(inner, path ? `${path}/${key}` : key, into);
}

/** All numbers of a reference file, each of which a test must reach. */
export class EveryNumber {
  private readonly numbers = new Map<string, number>();
  private readonly reached = new Set<string>();
  private readonly comparisons: Comparisons;
  /** The largest relative difference met, for the digits that a contract states. */
  worst = 0;

  /** `relative`: the tolerance of `close` unless it is told another. */
  constructor(
    readonly file: string,
    private readonly relative = 1e-9,
  ) {
    collect(readReference(file), "", this.numbers);
    this.comparisons = new Comparisons(file);
  }

  /** The keys directly below a path, in file order. */
  keys(path: string): string[] {
    const start = path ? `${path}/` : "";
    const below = [...this.numbers.keys()].filter((key) => key.startsWith(start));
    return [...new Set(below.map((key) => key.slice(start.length).split("/")[0] as string))];
  }

  /** The number at a path, which the test uses as an input. */
  input(path: string): number {
    const value = this.numbers.get(path);
    if (value === undefined) throw new Error(`${this.file} has no number at ${path}`);
    this.reached.add(path);
    return value;
  }

  inputs(path: string): number[] {
    return this.keys(path).map((key) => this.input(`${path}/${key}`));
  }

  /** Compares within a relative tolerance, absolute where the number is 0. */
  close(path: string, actual: number, relative = this.relative): void {
    const expected = this.input(path);
    const difference = Math.abs(actual - expected) / (Math.abs(expected) || 1);
    expect(difference, `${this.file} ${path}: ${actual} for ${expected}`).toBeLessThanOrEqual(relative);
    this.worst = Math.max(this.worst, difference);
    this.comparisons.add(path, difference);
  }

  /** Compares a number that the other program has lost digits of: to the tolerance of the file, or within `absolute`. */
  within(path: string, actual: number, absolute: number): void {
    this.close(path, actual, Math.max(this.relative, absolute / Math.abs(this.input(path))));
  }

  /** Compares a p-value: 1e-8 relative, below 1e-10 1e-6. */
  p(path: string, actual: number): void {
    this.close(path, actual, this.input(path) < 1e-10 ? 1e-6 : 1e-8);
  }

  /** Compares a count, or a number that both sides round alike. */
  equal(path: string, actual: number): void {
    expect(actual, `${this.file} ${path}`).toBe(this.input(path));
    this.comparisons.add(path, 0);
  }

  get reachedCount(): number {
    return this.reached.size;
  }

  /** Fails unless every number was reached or is excused, and every excuse is needed. */
  expectAllReached(excuses: readonly NotCompared[]): void {
    if (process.env.SHOW_DIGITS) console.log(this.file, this.reached.size, "numbers, worst", this.worst);
    const own = excuses.filter(({ file }) => file === this.file);
    const covers = (path: string, key: string) => key === path || key.startsWith(`${path}/`);
    const missing = [...this.numbers.keys()].filter((key) => !this.reached.has(key));
    const unexplained = missing.filter((key) => !own.some(({ path }) => covers(path, key)));
    expect(unexplained, `${this.file}: neither compared nor listed`).toEqual([]);
    const idle = own.filter(({ path }) => !missing.some((key) => covers(path, key)));
    expect(idle, `${this.file}: listed without need`).toEqual([]);
    this.comparisons.settle({ numbers: this.numbers.size, reached: this.reached.size });
  }
}
