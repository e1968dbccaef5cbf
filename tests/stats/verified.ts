import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { fewerDigits } from "./not-compared/fewer-digits.js";

/** What one reference test found in one reference file, as tests/reference/verified.json keeps it. */
export interface Verified {
  readonly file: string;
  readonly test: string;
  /** Numbers in the file: those compared, those the test takes as inputs, and those left out. */
  readonly numbers: number;
  readonly compared: number;
  readonly inputs: number;
  readonly notCompared: number;
  /** The largest relative difference (absolute from a zero), rounded up to one digit; 0 if all are equal. */
  readonly worst: number;
  /** Compared numbers that differ by more than a billionth, each with its reason in fewer-digits.ts. */
  readonly beyondNineDigits: number;
}

export const NINE_DIGITS = 1e-9;

export function readVerified(): readonly Verified[] {
  const path = fileURLToPath(new URL("../reference/verified.json", import.meta.url));
  return JSON.parse(readFileSync(path, "utf8")) as readonly Verified[];
}

/** One digit, rounded up, so that another processor's last bits do not change it. */
export function roundedUp(difference: number): number {
  if (difference === 0) return 0;
  const exponent = Math.floor(Math.log10(difference));
  return Number(`${Math.ceil(difference / 10 ** exponent)}e${exponent}`);
}

/** Whether two differences are of one order of magnitude; rounding alone counts as 1e-15. */
export function sameOrder(one: number, other: number): boolean {
  return Math.abs(Math.log10(Math.max(one, 1e-15)) - Math.log10(Math.max(other, 1e-15))) <= 1;
}

/** How a measurement departs from the one kept, in words. */
export function faultOf(found: Verified, kept: Verified | undefined): string | null {
  const record = "tests/reference/verified.json";
  if (!kept) return `${found.file} by ${found.test} is not in ${record}`;
  for (const key of ["numbers", "compared", "inputs", "notCompared", "beyondNineDigits"] as const) {
    if (found[key] !== kept[key]) return `${found.file}: ${key} is ${found[key]}, ${record} has ${kept[key]}`;
  }
  if (sameOrder(found.worst, kept.worst)) return null;
  return `${found.file}: worst difference ${found.worst}, ${record} has ${kept.worst}`;
}

/** The comparisons that a reference test makes with one file. */
export class Comparisons {
  private readonly differences = new Map<string, number>();

  constructor(private readonly file: string) {}

  add(path: string, difference: number): void {
    this.differences.set(path, Math.max(difference, this.differences.get(path) ?? 0));
  }

  /** Fails unless what was found is what verified.json says; with RECORD_VERIFIED, writes it there instead. */
  settle({ numbers, reached }: { numbers: number; reached: number }): void {
    const test = basename(expect.getState().testPath ?? "");
    if (!test.endsWith("-reference.test.ts")) return;
    const found = this.summary(test, numbers, reached);
    const folder = process.env.RECORD_VERIFIED;
    if (folder) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, `${test}-${basename(this.file)}`), JSON.stringify(found));
      return;
    }
    const kept = readVerified().find((entry) => entry.file === this.file && entry.test === test);
    const fault = faultOf(found, kept);
    if (fault) expect.fail(fault);
  }

  /** What to keep of a file of `numbers`, of which the test `reached` some as numbers to compare or as inputs. */
  summary(test: string, numbers: number, reached: number): Verified {
    const compared = this.differences.size;
    const worst = roundedUp(Math.max(0, ...this.differences.values()));
    return {
      file: this.file,
      test,
      numbers,
      compared,
      inputs: reached - compared,
      notCompared: numbers - reached,
      worst,
      beyondNineDigits: this.explainFewer(),
    };
  }

  private explainFewer(): number {
    const beyond = [...this.differences].filter(([, difference]) => difference > NINE_DIGITS);
    const own = fewerDigits.filter(({ file }) => file === this.file);
    const reasonOf = (path: string) => own.find((entry) => entry.path.test(path));
    const unexplained = beyond.filter(([path, difference]) => difference > (reasonOf(path)?.within ?? 0));
    expect(unexplained, `${this.file}: fewer than nine digits, without a reason`).toEqual([]);
    const idle = own.filter(({ path }) => !beyond.some(([key]) => path.test(key)));
    expect(idle, `${this.file}: reasons without need`).toEqual([]);
    return beyond.length;
  }
}
