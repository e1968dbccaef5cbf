import { type BlockLengthInput, blockLength } from "./block-length.js";
import { requireSeries, requireVarying } from "./require-series.js";
import { StatisticsError } from "./statistics-error.js";

export interface SharedBlockLengthInput extends Omit<BlockLengthInput, "series"> {
  /** The series to be resampled together, at least one. */
  readonly series: readonly Float64Array[];
}

/**
 * One block length for several series that are resampled together: the longest that any of them asks for.
 * Input: see `SharedBlockLengthInput`. Output: `stationary` and `circular`, at least 1, not rounded.
 * Method: maxima of `blockLength`. Errors: those of `blockLength`, with "series[1]" for "series"; `too-few`, "series is empty; …"
 * Source and verification: as `blockLength`; the maximum is this project's choice.
 */
export function sharedBlockLength({ series, significance, mHat }: SharedBlockLengthInput) {
  if (series.length === 0) throw new StatisticsError("too-few", "series is empty; one at least is needed.");
  series.forEach((one, j) => {
    requireSeries(`series[${j}]`, one, 9);
    requireVarying(`series[${j}]`, one);
  });
  const lengths = series.map((one) => blockLength({ series: one, significance, mHat }));
  return {
    stationary: Math.max(1, ...lengths.map((length) => length.stationary)),
    circular: Math.max(1, ...lengths.map((length) => length.circular)),
  };
}
