import { addDays } from "../bars.js";
import type { FactRow } from "../claim.js";
import { factOf, lastDayOf } from "../known-facts.js";
import type { ClosePoint } from "./voices.js";

/** A public call that small caps announce altcoins. */
export interface Call {
  readonly fact: FactRow;
  readonly who: string;
  /** Whether it is the quoted account\u2019s own. */
  readonly own: boolean;
}

export interface Outcome {
  readonly days: number;
  /** Ether\u2019s change in percent; null while the day is not over, or where a close is not held. */
  readonly change: number | null;
}

export interface ScoredCall extends Call {
  /** The day from which it is scored, and ether\u2019s close by then. */
  readonly from: string;
  readonly outcomes: readonly Outcome[];
}

const callers: Readonly<Record<string, Omit<Call, "fact">>> = {
  "F09-02": { who: "Bull Theory", own: true },
  "F08-01": { who: "Bull Theory", own: true },
  "F08-04": { who: "Bull Theory", own: true },
  "F01-26": { who: "Ash Crypto", own: false },
};
export const callFactIds = Object.keys(callers);

export const scoredDays = [30, 91, 182] as const;

/** The calls that are known, in the order of their days. */
export function calls(facts: readonly FactRow[]): Call[] {
  return Object.entries(callers)
    .flatMap(([id, caller]): Call[] => {
      const fact = factOf(facts, id);
      return fact ? [{ fact, ...caller }] : [];
    })
    .sort((a, b) => lastDayOf(a.fact).localeCompare(lastDayOf(b.fact)));
}

/** Where only the month of a call is known it is scored from the month\u2019s end, or from its first day. */
export function scoreCall(call: Call, ether: readonly ClosePoint[], from: "end" | "start"): ScoredCall {
  const { date } = call.fact;
  const day = from === "end" || date.length === 10 ? lastDayOf(call.fact) : `${date.slice(0, 7)}-01`;
  const closeBy = (until: string) => ether.findLast((point) => point.date <= until)?.value ?? null;
  const base = closeBy(day);
  const last = ether.at(-1)?.date ?? "";
  return {
    ...call,
    from: day,
    outcomes: scoredDays.map((days) => {
      const end = addDays(day, days);
      const close = end <= last ? closeBy(end) : null;
      return { days, change: base === null || close === null ? null : 100 * (close / base - 1) };
    }),
  };
}

export function outcomeAfter({ outcomes }: ScoredCall, days: number): number | null {
  return outcomes.find((outcome) => outcome.days === days)?.change ?? null;
}
