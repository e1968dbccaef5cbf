/** A univariate set of `nist.json`: the values, or the first of them and a pair that repeats. */
interface NistSample {
  readonly values: number[] | string;
  readonly first?: number;
  readonly pair?: number[];
  readonly pairs?: number;
  readonly mean: number;
  readonly standardDeviation: number;
}

export interface NistReference {
  readonly univariate: Readonly<Record<string, NistSample>>;
}

export function nistValues(samples: NistReference["univariate"], name: string): Float64Array {
  const sample = samples[name];
  if (!sample) throw new Error(`nist.json has no univariate set ${name}`);
  if (typeof sample.values !== "string") return Float64Array.from(sample.values);
  const repeated = Array.from({ length: sample.pairs ?? 0 }, () => sample.pair ?? []).flat();
  return Float64Array.from([sample.first ?? Number.NaN, ...repeated]);
}
