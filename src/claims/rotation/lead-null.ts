import { dotProduct, laggedProduct } from "../../stats/dot-product.js";
import { phipsonSmythP } from "../../stats/phipson-smyth.js";
import { quantile } from "../../stats/quantile.js";
import { emptyBlocks, writeIndices } from "../../stats/resamples.js";
import { scaledDeviations } from "../../stats/scaled-deviations.js";
import { stationaryBootstrap } from "../../stats/stationary-bootstrap.js";
import { significance } from "../verdict.js";

/** What the largest of several lead correlations is where the two series have nothing to do with each other. */
export interface LeadNull {
  /** How often the best of the leads `from` to `to` reaches a correlation, the observed one counted. */
  p(correlation: number, from: number, to: number): number;
  /** What the best of those leads exceeds by chance only once in so many as the level of significance says. */
  threshold(from: number, to: number): number;
  readonly smallestAttainable: number;
}

interface NullOptions {
  readonly longest: number;
  readonly meanBlockLength: number;
  readonly count: number;
  readonly seed: number;
}

/**
 * Draws the leader anew in blocks, again and again, and leaves the follower as it is: all leads from 0 to the longest of
 * each draw are kept, so that another range of leads costs nothing.
 */
export function leadNull(
  { x, y }: { readonly x: Float64Array; readonly y: Float64Array },
  { longest, meanBlockLength, count, seed }: NullOptions,
): LeadNull {
  const size = x.length;
  const [dx, dy] = [scaledDeviations("x", x), scaledDeviations("y", y)];
  const resamples = stationaryBootstrap({ size, meanBlockLength, count, seed });
  const blocks = emptyBlocks(size);
  const indices = new Int32Array(size);
  const drawn = new Float64Array(size);
  const width = longest + 1;
  const draws = new Float64Array(count * width);
  const squaresOfY = dotProduct(dy, dy);
  for (let b = 0; b < count; b++) {
    resamples.draw(b, blocks);
    writeIndices(blocks, indices);
    drawCentred(dx, indices, drawn);
    const scale = Math.sqrt(squaresOfY * dotProduct(drawn, drawn));
    for (let lead = 0; lead < width; lead++) {
      draws[b * width + lead] = laggedProduct(dy, drawn, lead) / scale;
    }
  }
  const maxima = (from: number, to: number) =>
    Float64Array.from({ length: count }, (_, b) =>
      Math.max(...draws.subarray(b * width + from, b * width + to + 1)),
    );
  return {
    p(correlation, from, to) {
      const reaching = maxima(from, to).reduce((c, maximum) => c + (maximum >= correlation ? 1 : 0), 0);
      return phipsonSmythP({ reaching, draws: count });
    },
    threshold: (from, to) => quantile(maxima(from, to), 1 - significance),
    smallestAttainable: 1 / (count + 1),
  };
}

/** Writes the values at some places, less their mean, into an array that is used again. */
function drawCentred(values: Float64Array, indices: Int32Array, into: Float64Array): void {
  let sum = 0;
  for (let t = 0; t < into.length; t++) {
    into[t] = values[indices[t] as number] as number;
    sum += into[t] as number;
  }
  const center = sum / into.length;
  for (let t = 0; t < into.length; t++) into[t] = (into[t] as number) - center;
}
