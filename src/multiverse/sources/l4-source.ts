import type { Choice, Panel, Parameters } from "../../claims/claim.js";
import { billions } from "../../claims/liquidity/dollars.js";
import { readHistory } from "../../claims/liquidity/history.js";
import { choicesOf, l4 } from "../../claims/liquidity/l4.js";
import { familyLeads, prepare as prepareSample } from "../../claims/liquidity/l4-evidence.js";
import { remaindersOf, slopeAt } from "../../claims/liquidity/l4-regression.js";
import { dollarsPerUnit, type SampleChoice } from "../../claims/liquidity/l4-sample.js";
import type { PanelFrequency } from "../../series/series.js";
import { fromControls } from "../claim-dimensions.js";
import { slopeKernel } from "../kernels.js";
import { memory } from "../memory.js";
import type { Prepared, SpecificationSource } from "../source.js";
import { listSpace } from "../space.js";

const starts = ["2013-10-01", "2016-01-01", "2020-04-01"] as const;

interface Remains {
  readonly dates: readonly string[];
  readonly signal: Float64Array;
  readonly outcome: Float64Array;
}

const settingAt = (frequency: PanelFrequency) => ({ frequency, asOf: "", vintage: "" });

function prepare({ history: panel }: Readonly<Record<string, Panel>>): Prepared {
  if (!panel) throw new Error("L4: needs the panel history");
  const history = readHistory(panel);
  const remains = memory<Remains | null>();
  const remainsOf = (choice: SampleChoice) =>
    remains(JSON.stringify(choice), () => {
      const { sample } = prepareSample(history, choice);
      const found = remaindersOf(sample);
      return found && { dates: sample.dates, ...found };
    });
  /** The signal over the longest sample is what moves; later starts are windows of the outcome. */
  const longestOf = (choice: SampleChoice) => remainsOf({ ...choice, start: starts[0] });
  const { base } = fromControls(l4.parameters(settingAt(panel.frequency)), {}, []);
  const [standard] = choicesOf(base);
  return {
    circle: Math.max(2, (standard && longestOf(standard)?.dates.length) ?? 0),
    carryOut(parameters: Parameters) {
      const [choice] = choicesOf(parameters);
      const lead = Number(parameters.lead);
      const own = choice && remainsOf(choice);
      const longest = choice && longestOf(choice);
      const made = choice && prepareSample(history, choice);
      const slope = made && slopeAt(made.sample, lead);
      if (!own || !longest || !made?.test || !slope) {
        return { reason: "the vintage holds too few bars with all the series" };
      }
      const size = longest.signal.length;
      const from = longest.dates.indexOf(own.dates[0] ?? "");
      const at = lead - familyLeads[history.frequency].from;
      return slopeKernel({
        card: {
          estimate: slope.value,
          p: made.test.leadP[at] ?? null,
          smallestAttainable: 1 / made.test.shifts,
          n: slope.n,
        },
        unshifted: "statistic",
        signal: longest.signal,
        outcomes: own.outcome,
        from: (((from - lead) % size) + size) % size,
        statistic: "slope",
      });
    },
  };
}

/** The curve of L4: the return of the Russell on what the Treasury released, or on net liquidity, at every lead. */
export const l4Source: SpecificationSource = {
  claim: "L4",
  chapter: "liquidity",
  alternative: "greater",
  estimate: { label: "return for liquidity added", unit: `percent per ${billions(dollarsPerUnit)}` },
  space: ({ frequency }) => {
    const parameters = l4.parameters(settingAt(frequency));
    const leads = parameters.find((one): one is Choice => one.kind === "choice" && one.id === "lead");
    const lead = leads?.options.map(({ value }) => value) ?? [];
    return listSpace({
      claim: "L4",
      frequency,
      ...fromControls(parameters, { control: ["spx", "none"], season: ["no", "yes"], start: starts, lead }, [
        {
          id: "parts",
          label: "the Treasury\u2019s account beside the Fed\u2019s assets",
          options: { measure: ["parts"], fed: ["walcl", "treasuries"] },
        },
        { id: "nl", label: "net liquidity", options: { measure: ["nl"] } },
      ]),
    });
  },
  prepare,
};
