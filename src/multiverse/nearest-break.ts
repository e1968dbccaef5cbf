import type { Parameters, ParameterValue, Verdict } from "../claims/claim.js";
import type { Progress } from "./run.js";
import type { Dimension, Space } from "./space.js";

/** A control that is chosen otherwise. */
export interface Change {
  readonly dimension: string;
  readonly from: ParameterValue;
  readonly to: ParameterValue;
}

/** The nearest specification at which the card gives another verdict. */
export interface Break {
  readonly parameters: Parameters;
  readonly verdict: Verdict;
  readonly changes: readonly Change[];
}

export interface BreakSearch {
  /** Null where every specification of the space has the same verdict, or none at all. */
  readonly found: Break | null;
  /** Specifications whose card was asked. */
  readonly tried: number;
}

export interface BreakSearchInput {
  readonly space: Space;
  readonly from: Parameters;
  /** What the card says at a specification: \u201ccannot say\u201d is no other verdict. */
  readonly verdictAt: (parameters: Parameters) => Verdict;
  readonly onProgress?: (progress: Progress) => void;
}

interface Candidate {
  readonly parameters: Parameters;
  readonly changed: number;
  readonly steps: number;
}

/** Options between two choices of a numeric control; one where the options have no order, or the choice is none of them. */
function stepsBetween({ options }: Dimension, from: ParameterValue, to: ParameterValue): number {
  if (typeof from !== "number" || typeof to !== "number") return 1;
  const places = [from, to].map((value) => options.filter((option) => Number(option.value) < value).length);
  return Math.max(1, Math.abs((places[0] ?? 0) - (places[1] ?? 0)));
}

function changesBetween(dimensions: readonly Dimension[], from: Parameters, to: Parameters): Change[] {
  return dimensions.flatMap(({ id }) => {
    const [before, after] = [from[id], to[id]];
    return before === undefined || after === undefined || before === after
      ? []
      : [{ dimension: id, from: before, to: after }];
  });
}

/** All other specifications, the nearest first: by how many controls differ, then by how far. */
function byDistance({ dimensions, specifications }: Space, from: Parameters): Candidate[] {
  const byId = new Map(dimensions.map((dimension) => [dimension.id, dimension]));
  const candidates = specifications.map(({ parameters }): Candidate => {
    const changes = changesBetween(dimensions, from, parameters);
    const steps = changes.reduce((sum, change) => {
      const dimension = byId.get(change.dimension);
      return sum + (dimension ? stepsBetween(dimension, change.from, change.to) : 0);
    }, 0);
    return { parameters, changed: changes.length, steps };
  });
  return candidates
    .filter(({ changed }) => changed > 0)
    .sort((a, b) => a.changed - b.changed || a.steps - b.steps);
}

/**
 * Moves from a specification until its verdict breaks: the one with the fewest controls chosen otherwise, and among those
 * the one with the smallest steps, at which the card says something else; the first of the list where several are as near.
 */
export function nearestBreak({ space, from, verdictAt, onProgress }: BreakSearchInput): BreakSearch {
  const standing = verdictAt(from);
  const candidates = byDistance(space, from);
  for (const [i, { parameters }] of candidates.entries()) {
    onProgress?.({ done: i, of: candidates.length });
    const verdict = verdictAt(parameters);
    if (verdict === standing || verdict === "cannot-say") continue;
    const changes = changesBetween(space.dimensions, from, parameters);
    return { found: { parameters, verdict, changes }, tried: i + 1 };
  }
  return { found: null, tried: candidates.length };
}
