import type { Panel, Parameters } from "../../claims/claim.js";
import { liquidityMeasures, measureOf } from "../../claims/milestone/measures.js";
import { r4 } from "../../claims/milestone/r4.js";
import {
  type LeadershipChoice,
  type LiquidityChoice,
  leadershipRows,
  liquidityStates,
} from "../../claims/milestone/r4-episodes.js";
import { familyThresholds, studyLeadership } from "../../claims/milestone/r4-study.js";
import type { PanelFrequency } from "../../series/series.js";
import { fromControls } from "../claim-dimensions.js";
import { calendarOf, placesOn, type RowOutcomes } from "../event-calendar.js";
import { eventKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { CardNumbers, Kernel, Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

interface Lengths {
  readonly lookback: readonly number[];
  readonly coolOff: readonly number[];
  readonly window: readonly number[];
}

const lengths: Readonly<Record<PanelFrequency, Lengths>> = {
  daily: { lookback: [42, 63, 126], coolOff: [21, 42, 63], window: [28, 63, 126] },
  weekly: { lookback: [8, 13, 26], coolOff: [4, 8, 13], window: [4, 13, 26] },
  monthly: { lookback: [2, 3, 6], coolOff: [1, 2, 3], window: [1, 3, 6] },
};
const falls = ["any", "clear"] as const;

/** 1 where liquidity was not falling, 0 where it was, over the stretch in which that is known. */
function risingOf(panel: Panel, choice: LiquidityChoice): RowOutcomes {
  const { falling } = liquidityStates(panel, choice);
  const from = falling.findIndex((state) => state !== null);
  const to = falling.findLastIndex((state) => state !== null) + 1;
  const known = from < 0 ? [] : falling.slice(from, to);
  return {
    firstRow: Math.max(0, from),
    values: Float64Array.from(known, (state) => (state === true ? 0 : 1)),
  };
}

function liquidityOf({ liquidity, window, fall }: Parameters): LiquidityChoice {
  return {
    measure: measureOf(liquidityMeasures, String(liquidity)),
    window: Number(window),
    fall: fall === "clear" ? "clear" : "any",
  };
}

function leadershipOf({ lookback, threshold, coolOff, rises }: Parameters): LeadershipChoice {
  return {
    signal: "rut",
    lookback: Number(lookback),
    threshold: Number(threshold),
    coolOff: Number(coolOff),
    rising: rises === "rises",
  };
}

/** The card tells shares in percent, and its p is Fisher\u2019s against the dates between the episodes. */
function inPercent(kernel: Kernel, p: CardNumbers["p"], smallestAttainable: number | null): Kernel {
  const { estimate, n } = kernel.card;
  return {
    ...kernel,
    card: { estimate: estimate === null ? null : 100 * estimate, p, smallestAttainable, n },
    shift(into) {
      kernel.shift(into);
      for (let j = 0; j < into.values.length; j++) into.values[j] = 100 * (into.values[j] as number);
    },
  };
}

function prepare({ history }: Readonly<Record<string, Panel>>): Prepared {
  if (!history) throw new Error("R4: needs the panel history");
  const outcomes = memory<RowOutcomes>();
  const outcomesOf = (parameters: Parameters) => {
    const { liquidity, window, fall } = parameters;
    return outcomes(`${liquidity} ${window} ${fall}`, () => risingOf(history, liquidityOf(parameters)));
  };
  const calendar = calendarOf(
    liquidityMeasures.flatMap(({ id }) =>
      lengths[history.frequency].window.flatMap((window) =>
        falls.map((fall) => outcomesOf({ liquidity: id, window, fall })),
      ),
    ),
  );
  const events = memory<Int32Array>();
  const eventsOf = (parameters: Parameters) => {
    const { lookback, threshold, coolOff, rises } = parameters;
    return events(`${lookback} ${threshold} ${coolOff} ${rises}`, () =>
      placesOn(calendar, leadershipRows(history, leadershipOf(parameters))),
    );
  };
  return {
    circle: calendar.size,
    carryOut(parameters) {
      const { firstRow, values } = outcomesOf(parameters);
      if (!values.includes(0) || !values.includes(1)) {
        return { reason: "liquidity is not known, or never changed its direction" };
      }
      const kernel = eventKernel({
        size: calendar.size,
        events: eventsOf(parameters),
        outcomes: values,
        from: firstRow - calendar.firstRow,
        alternative: "greater",
      });
      const { fisher } = studyLeadership(history, leadershipOf(parameters), liquidityOf(parameters));
      return inPercent(kernel, fisher?.p ?? null, fisher?.smallestAttainable ?? null);
    },
  };
}

/** The curve of R4: whether small caps took the lead under rising liquidity more often than any date stands under it. */
export const r4Source: SpecificationSource = {
  claim: "R4",
  chapter: "milestone",
  alternative: "greater",
  estimate: {
    label: "share under rising liquidity when small caps took the lead, less the usual one",
    unit: "",
  },
  space: ({ frequency, asOf }) => {
    const { window, lookback, coolOff } = lengths[frequency];
    return listSpace({
      claim: "R4",
      frequency,
      ...fromControls(
        r4.parameters({ frequency, asOf, vintage: "" }),
        { window, fall: falls, lookback, coolOff, rises: ["rises", "any"] },
        liquidityMeasures.map(({ id, label }) => ({
          id,
          label,
          options: { liquidity: [id], threshold: familyThresholds },
        })),
      ),
    });
  },
  prepare,
};
