import type { Panel, Parameters } from "../../claims/claim.js";
import { liquidityMeasures, type Measure, measureOf } from "../../claims/milestone/measures.js";
import { r2 } from "../../claims/milestone/r2.js";
import { circleOf, type Side } from "../../claims/milestone/r2-study.js";
import { recordRows, signalCloses } from "../../claims/milestone/signals.js";
import { familyGaps } from "../../claims/rotation/h1-grid.js";
import type { PanelFrequency } from "../../series/series.js";
import { fromControls } from "../claim-dimensions.js";
import { calendarOf, placesOn, type RowOutcomes } from "../event-calendar.js";
import { eventKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

/** Windows of a change that could be meant: from a month to half a year. */
const windows: Readonly<Record<PanelFrequency, readonly number[]>> = {
  daily: [28, 61, 91, 182],
  weekly: [4, 8, 13, 26],
  monthly: [1, 2, 3, 6],
};

/** Growth in percent stands on one axis; what is told in points of an index does not. */
const measures = liquidityMeasures.filter(({ unit }) => unit === "percent");

function prepare({ history }: Readonly<Record<string, Panel>>): Prepared {
  if (!history) throw new Error("R2: needs the panel history");
  const { frequency } = history;
  const outcomes = memory<RowOutcomes>();
  const outcomesOf = (measure: Measure, window: number, side: Side) =>
    outcomes(`${measure.id} ${window} ${side}`, () => {
      const { firstRow, changes } = circleOf(history, measure, window);
      return { firstRow, values: changes[side] };
    });
  const calendar = calendarOf(
    measures.flatMap((measure) => windows[frequency].map((window) => outcomesOf(measure, window, "after"))),
  );
  const events = memory<Int32Array>();
  const closes = signalCloses(history, "rut");
  const eventsAfter = (gap: number) =>
    events(String(gap), () => placesOn(calendar, recordRows(history.dates, closes, gap, frequency)));
  return {
    circle: calendar.size,
    carryOut({ liquidity, window, side, gap }: Parameters) {
      const measure = measureOf(liquidityMeasures, String(liquidity));
      const { firstRow, values } = outcomesOf(measure, Number(window), String(side) as Side);
      if (values.length < 2) return { reason: `too few changes of ${measure.name} are known` };
      return eventKernel({
        size: calendar.size,
        events: eventsAfter(Number(gap)),
        outcomes: values,
        from: firstRow - calendar.firstRow,
        alternative: "greater",
      });
    },
  };
}

/** The curve of R2: the change of liquidity around breakouts, by every measure in percent, window, side and gap. */
export const r2Source: SpecificationSource = {
  claim: "R2",
  chapter: "milestone",
  alternative: "greater",
  estimate: { label: "mean change of liquidity around breakouts, less the usual one", unit: "percent" },
  space: ({ frequency, asOf }) =>
    listSpace({
      claim: "R2",
      frequency,
      ...fromControls(
        r2.parameters({ frequency, asOf, vintage: "" }),
        { window: windows[frequency], side: ["after", "before", "turn"] },
        measures.map(({ id, label }) => ({
          id,
          label,
          options: { liquidity: [id], gap: familyGaps[frequency] },
        })),
      ),
    }),
  prepare,
};
