import type { Panel, Parameters } from "../../claims/claim.js";
import { circleKey, circleOf } from "../../claims/rotation/h1-circle.js";
import { lagOf, specify } from "../../claims/rotation/h1-core.js";
import { familyGaps, familyHorizons } from "../../claims/rotation/h1-grid.js";
import { h1Parameters, ranges } from "../../claims/rotation/h1-parameters.js";
import {
  type H1Data,
  h1Data,
  type Specification,
  toSpecification,
} from "../../claims/rotation/h1-specification.js";
import type { PanelFrequency } from "../../series/series.js";
import { fromControls } from "../claim-dimensions.js";
import { calendarOf, placesOn, type RowOutcomes } from "../event-calendar.js";
import { eventKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { Kernel, Prepared, SpecificationSource, Unavailable } from "../source.js";
import { type Family, listSpace, type Space } from "../space.js";

/** Kinds of wording that rest on one idea; within one the words differ little. */
function familiesAt(frequency: PanelFrequency): readonly Family[] {
  return [
    {
      id: "records",
      label: "record closes",
      options: { definition: ["record"], gap: familyGaps[frequency] },
    },
    {
      id: "confirmed-records",
      label: "records that are confirmed or exceeded",
      options: { definition: ["two-closes", "slightly-beyond", "clearly-beyond"] },
    },
    { id: "year-highs", label: "highs of a year", options: { definition: ["year-high", "year-high-late"] } },
    { id: "round", label: "round levels", options: { definition: ["round"] } },
    {
      id: "averages",
      label: "moving averages",
      options: { definition: ["golden-cross", "above-average"] },
    },
    {
      id: "returns",
      label: "past returns",
      options: { definition: ["half-year", "half-year-more", "year", "momentum"] },
    },
    { id: "off-low", label: "distance from the low", options: { definition: ["off-low"] } },
    { id: "relative", label: "strength against the S&P 500", options: { definition: ["relative"] } },
    { id: "regime", label: "two-state regime", options: { definition: ["regime"] } },
  ];
}

/** Ether and the basket as it was listed: what the articles speak of. Survivors alone are no defensible basket. */
const assets = ["eth", "listed"] as const;
const starts = ["2015-08-01", "2018-01-01"] as const;

/** Why a measure and what is taken off it do not go together, or make what another pair makes. */
function excluded({ measure, adjust }: Parameters): string | null {
  if (measure === "relative" && adjust !== "none") return "gains on bitcoin are relative as they are";
  return null;
}

function spaceAt(frequency: PanelFrequency, asOf: string): Space {
  const parameters = h1Parameters({ frequency, asOf, vintage: "" });
  const options = {
    asset: assets,
    measure: ["rise", "relative"],
    adjust: ["none", "mean", "market"],
    start: starts,
    delay: [0, ranges[frequency].delay],
    entry: [0, 1],
    horizon: familyHorizons[frequency],
  };
  return listSpace({
    claim: "H1",
    frequency,
    ...fromControls(parameters, options, familiesAt(frequency)),
    excluded,
  });
}

/** The bars on which any of the assets could have been bought, each asset’s from its first price. */
function circlesOf(data: H1Data, standard: Specification) {
  return assets.flatMap((asset) => {
    const circle = circleOf(data, { ...standard, asset, start: starts[0] });
    return typeof circle === "string" ? [] : [{ asset, firstRow: circle.firstRow, values: circle.logs }];
  });
}

function prepare(panels: Readonly<Record<string, Panel>>, frequency: PanelFrequency, asOf: string): Prepared {
  const data = h1Data(panels);
  const { base } = fromControls(h1Parameters({ frequency, asOf, vintage: "" }), {}, []);
  const circles = circlesOf(data, toSpecification(base));
  const calendar = calendarOf(circles);
  const oldest = circles.find(({ firstRow }) => firstRow === calendar.firstRow)?.asset ?? "eth";
  const events = memory<Int32Array>();
  const outcomes = memory<RowOutcomes | string>();
  const eventsOf = (choice: Specification) =>
    events(`${choice.definition} ${choice.gap} ${choice.entered}`, () =>
      placesOn(calendar, breakoutRows(data, { ...choice, asset: oldest })),
    );
  const outcomesOf = (choice: Specification) =>
    outcomes(`${circleKey(choice)} ${lagOf(choice)} ${choice.horizon}`, () => {
      const specified = specify(data, choice);
      return typeof specified === "string"
        ? specified
        : { firstRow: specified.firstRow, values: specified.outcomes };
    });
  return {
    circle: calendar.size,
    carryOut(parameters): Kernel | Unavailable {
      const choice = toSpecification(parameters);
      const found = outcomesOf(choice);
      if (typeof found === "string") return { reason: found };
      return eventKernel({
        size: calendar.size,
        events: eventsOf(choice),
        outcomes: found.values,
        from: found.firstRow - calendar.firstRow,
        alternative: "greater",
      });
    },
  };
}

/** The rows of the breakouts of a wording, those included that no window has yet followed. */
function breakoutRows(data: H1Data, choice: Specification): readonly number[] {
  const wording = { ...choice, measure: "rise", adjust: "none" } as const;
  const specified = specify(data, { ...wording, start: starts[0], horizon: 1, delay: 0, entry: 0 });
  if (typeof specified === "string") return [];
  return specified.placed.map(({ position }) => specified.firstRow + position);
}

/** The curve of H1: every wording of a breakout or a strong uptrend, and what followed, measured in every defensible way. */
export const h1Source: SpecificationSource = {
  claim: "H1",
  chapter: "rotation",
  alternative: "greater",
  estimate: { label: "mean log return after breakouts, less that of every start", unit: "log points" },
  space: ({ frequency, asOf }) => spaceAt(frequency, asOf),
  prepare: (panels, { frequency, asOf }) => prepare(panels, frequency, asOf),
};
