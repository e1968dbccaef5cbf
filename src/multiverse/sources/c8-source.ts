import type { Panel, Parameters } from "../../claims/claim.js";
import { c8 } from "../../claims/set-up/c8.js";
import { familyFalls, familyHorizons, familyThresholds } from "../../claims/set-up/fear-grid.js";
import type { Signal } from "../../claims/set-up/fear-signal.js";
import { sampleOf, startsOf } from "../../claims/set-up/fear-study.js";
import { outcomesOf as returnsOf } from "../../claims/set-up/followed.js";
import type { PanelFrequency } from "../../series/series.js";
import { fromControls } from "../claim-dimensions.js";
import { calendarOf, placesOn, type RowOutcomes } from "../event-calendar.js";
import { eventKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

const coolOffs: Readonly<Record<PanelFrequency, readonly number[]>> = {
  daily: [30, 60, 90],
  weekly: [4, 9, 13],
  monthly: [1, 2, 3],
};
const assets = ["eth", "btc"] as const;
/** The control has falls in percent, the family in fractions. */
const falls = familyFalls.map((fall) => Math.round(100 * fall));

function prepare({ history }: Readonly<Record<string, Panel>>): Prepared {
  if (!history) throw new Error("C8: needs the panel history");
  const outcomes = memory<RowOutcomes>();
  const outcomesOf = (asset: string, horizon: number) =>
    outcomes(`${asset} ${horizon}`, () => {
      const sample = sampleOf(history, { asset, instead: "nothing" });
      if (!sample || sample.closes.length < horizon + 2) return { firstRow: 0, values: new Float64Array(0) };
      return { firstRow: sample.firstRow, values: returnsOf(sample.closes, horizon).returns };
    });
  const calendar = calendarOf(
    assets.flatMap((asset) => familyHorizons[history.frequency].map((horizon) => outcomesOf(asset, horizon))),
  );
  const events = memory<Int32Array>();
  const eventsOf = ({ signal, threshold, fall, coolOff, asset }: Parameters) =>
    events(`${signal} ${threshold} ${fall} ${coolOff} ${asset}`, () => {
      const sample = sampleOf(history, { asset: String(asset), instead: "nothing" });
      if (!sample) return new Int32Array(0);
      const starts = startsOf(history, sample, {
        signal: String(signal) as Signal,
        threshold: Number(threshold),
        fall: Number(fall) / 100,
        coolOff: Number(coolOff),
        asset: String(asset),
        instead: "nothing",
      });
      return placesOn(
        calendar,
        starts.map((start) => start + sample.firstRow),
      );
    });
  return {
    circle: calendar.size,
    carryOut(parameters) {
      const { firstRow, values } = outcomesOf(String(parameters.asset), Number(parameters.horizon));
      if (values.length < 2) return { reason: "the sample is too short for the horizon" };
      return eventKernel({
        size: calendar.size,
        events: eventsOf(parameters),
        outcomes: values,
        from: firstRow - calendar.firstRow,
        alternative: "greater",
      });
    },
  };
}

/** The curve of C8: what followed the entry into fear, into a deep fall, or into both. */
export const c8Source: SpecificationSource = {
  claim: "C8",
  chapter: "set-up",
  alternative: "greater",
  estimate: { label: "mean log return after entries, less that of every start", unit: "log points" },
  space: ({ frequency, asOf }) =>
    listSpace({
      claim: "C8",
      frequency,
      ...fromControls(
        c8.parameters({ frequency, asOf, vintage: "" }),
        { asset: assets, horizon: familyHorizons[frequency], coolOff: coolOffs[frequency] },
        [
          { id: "fear", label: "fear", options: { signal: ["fear"], threshold: familyThresholds } },
          { id: "fall", label: "a deep fall", options: { signal: ["fall"], fall: falls } },
          {
            id: "both",
            label: "both at once",
            options: { signal: ["both"], threshold: familyThresholds, fall: falls },
          },
        ],
      ),
    }),
  prepare,
};
