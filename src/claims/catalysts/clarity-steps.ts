import type { FactRow } from "../claim.js";
import { factOf, lastDayOf } from "../known-facts.js";

/** A dated step of the bill. */
export interface ClarityStep {
  readonly fact: FactRow;
  /** What happened, in words; the row\u2019s value follows where `withValue`. */
  readonly what: string;
  readonly withValue: boolean;
  /** Towards a law, away from it, or a state of things that is neither. */
  readonly direction: "forward" | "back" | "state";
  /** A vote or a decision not to hold one: what an event study of the bill takes, fixed before looking at prices. */
  readonly decision: boolean;
}

type Coded = Omit<ClarityStep, "fact">;

const step = (
  what: string,
  direction: ClarityStep["direction"],
  { decision = false, withValue = false } = {},
): Coded => ({ what, direction, decision, withValue });

const coded: Readonly<Record<string, Coded>> = {
  "F07-01": step("the House passed it", "forward", { decision: true, withValue: true }),
  "F07-02": step("the Senate Banking Committee put its vote off", "back", { decision: true }),
  "F07-03": step("the Senate Agriculture Committee advanced its version", "forward", { decision: true }),
  "F07-04": step("the Senate Banking Committee advanced it", "forward", { decision: true, withValue: true }),
  "F07-05": step("it was placed on the Senate\u2019s calendar", "forward", { withValue: true }),
  "F07-06": step("the Senate went into recess early", "back"),
  "F07-07": step("it was still waiting for the Senate\u2019s vote", "state"),
  "F07-08": step("a vote on taking it up was asked for", "forward"),
  "F07-09": step("the Senate\u2019s motion to take it up failed", "back", {
    decision: true,
    withValue: true,
  }),
  "F07-10": step("it was not enacted", "state"),
};

export const clarityFactIds = Object.keys(coded);

/** The steps of the bill that are known, in the order of their days. */
export function claritySteps(facts: readonly FactRow[]): ClarityStep[] {
  return Object.entries(coded)
    .flatMap(([id, words]): ClarityStep[] => {
      const fact = factOf(facts, id);
      return fact ? [{ fact, ...words }] : [];
    })
    .sort((a, b) => lastDayOf(a.fact).localeCompare(lastDayOf(b.fact)));
}

/** What \u201cimplemented\u201d may mean, and the rows of which all, or any one, record that it came about. */
export interface Stage {
  readonly words: string;
  readonly rows: readonly string[];
  readonly needs: "all" | "any";
}

/** No row records a signature or a vote of the Senate that passed the bill: those two stages have none. */
export const stages: Readonly<Record<string, Stage>> = {
  law: { words: "signed into law", rows: [], needs: "all" },
  chambers: { words: "passed by both chambers", rows: [], needs: "all" },
  chamber: { words: "passed by one chamber", rows: ["F07-01"], needs: "all" },
  committees: {
    words: "advanced by both Senate committees",
    rows: ["F07-03", "F07-04"],
    needs: "all",
  },
  committee: { words: "advanced by one Senate committee", rows: ["F07-03", "F07-04"], needs: "any" },
};

export function stageOf(id: string): Stage {
  const stage = stages[id];
  if (!stage) throw new Error(`the bill has no stage ${id}; there are ${Object.keys(stages).join(", ")}`);
  return stage;
}

/** The day on which a stage was reached, as far as facts are known; null where it was not. */
export function reachedOn({ rows, needs }: Stage, facts: readonly FactRow[]): string | null {
  const dates = rows.flatMap((id) => {
    const fact = factOf(facts, id);
    return fact ? [lastDayOf(fact)] : [];
  });
  if (dates.length === 0 || (needs === "all" && dates.length < rows.length)) return null;
  return (needs === "all" ? dates.sort().at(-1) : dates.sort()[0]) ?? null;
}
