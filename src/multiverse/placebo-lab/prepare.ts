import type { Panel, Parameters, Setting } from "../../claims/claim.js";
import { chooseParameters } from "../../claims/evaluate-claim.js";
import { h1Parameters } from "../../claims/rotation/h1-parameters.js";
import { type Signal, signalNames, signalOf } from "../../claims/rotation/h1-signals.js";
import {
  type H1Data,
  h1Data,
  type Specification,
  toSpecification,
} from "../../claims/rotation/h1-specification.js";
import { imitationOf } from "./imitate.js";
import { byRule, type LabDraws, type LabFrame, type LabLine } from "./lab.js";
import { followed, type Gauge, gaugeOf, tested } from "./measure.js";
import { type LabRequest, requireRequest } from "./request.js";
import { announces, type Followed, type RuleId } from "./rules.js";
import { wordingsOf } from "./wordings.js";

/** The lab, ready to draw. Not plain data: every thread makes its own from the same panels and request. */
export interface PreparedLab {
  readonly frame: LabFrame;
  /** Carries out the draws from one, included, to another, excluded. */
  draw(from: number, to: number): LabDraws;
}

const russellId = "rut";
const otherIds = ["spx", "ixic"] as const;

/**
 * Opens the lab on H1\u2019s panels. Throws where the request, a control or its value is none, and where the panels cannot
 * carry the specification out.
 */
export function prepareLab(
  panels: Readonly<Record<string, Panel>>,
  setting: Setting,
  request: LabRequest,
): PreparedLab {
  requireRequest(request);
  const data = h1Data(panels);
  const choice = choiceOf(request.parameters, setting);
  const russell = signalOf(data, russellId);
  const gauge = gaugeOf(data, russell, choice);
  if (typeof gauge === "string") throw new Error(`H1: ${gauge}`);
  const words = wordingsOf(data.frequency, choice).flatMap((one) => {
    const found = gaugeOf(data, russell, one);
    return typeof found === "string" ? [] : [found];
  });
  const wordings = words.map((one) => ({ gauge: one, russell: followed(data, russell, one) }));
  const bench: Bench = { data, gauge, wordings, fewest: request.fewest };
  const imitation = imitationOf(russell, request);
  const { model, blockLength } = imitation;
  const frame: LabFrame = {
    request,
    setting: { vintage: setting.vintage, asOf: setting.asOf, frequency: setting.frequency },
    choice,
    russell: lineOf(bench, russellId),
    indices: otherIds.filter((id) => signalOf(data, id).closes.length > 0).map((id) => lineOf(bench, id)),
    wordings: wordings.length,
    model,
    blockLength,
  };
  return { frame, draw: (from, to) => drawPart(bench, imitation.draw, request, from, to) };
}

/** What every history is measured with. */
interface Bench {
  readonly data: H1Data;
  readonly gauge: Gauge;
  readonly wordings: readonly { readonly gauge: Gauge; readonly russell: Followed }[];
  readonly fewest: number;
}

function choiceOf(parameters: Parameters, setting: Setting): Specification {
  const asked = Object.fromEntries(Object.entries(parameters).map(([id, value]) => [id, String(value)]));
  return toSpecification({ ...chooseParameters(h1Parameters(setting), asked), signal: russellId });
}

function lineOf(bench: Bench, id: LabLine["signal"]): LabLine {
  const signal = signalOf(bench.data, id);
  const { announcing } = tryWordings(bench, signal);
  return { signal: id, label: signalNames[id], ...tested(bench.data, signal, bench.gauge), announcing };
}

interface Tried {
  /** Wordings with enough breakouts. */
  readonly spoken: number;
  readonly announcing: Record<RuleId, number>;
}

function tryWordings({ data, wordings, fewest }: Bench, signal: Signal): Tried {
  const announcing = byRule(() => 0);
  let spoken = 0;
  for (const { gauge, russell } of wordings) {
    const own = followed(data, signal, gauge);
    if (own.n >= fewest) spoken += 1;
    for (const rule of Object.keys(announcing) as RuleId[]) {
      if (announces(rule, own, russell, fewest)) announcing[rule] += 1;
    }
  }
  return { spoken, announcing };
}

function drawPart(
  bench: Bench,
  draw: (number: number) => Signal,
  { wordingDraws }: LabRequest,
  from: number,
  to: number,
): LabDraws {
  const own = [];
  const tried: Tried[] = [];
  for (let number = from; number < to; number += 1) {
    const signal = draw(number);
    own.push(tested(bench.data, signal, bench.gauge));
    if (number < wordingDraws) tried.push(tryWordings(bench, signal));
  }
  return {
    from,
    n: Int32Array.from(own, ({ n }) => n),
    up: Int32Array.from(own, ({ up }) => up),
    high: Int32Array.from(own, ({ high }) => high),
    mean: Float64Array.from(own, ({ mean }) => mean),
    excess: Float64Array.from(own, ({ excess }) => excess),
    p: Float64Array.from(own, ({ p }) => p),
    spoken: Int32Array.from(tried, ({ spoken }) => spoken),
    announcing: byRule((rule) => Int32Array.from(tried, ({ announcing }) => announcing[rule])),
  };
}
