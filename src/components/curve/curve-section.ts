import type { Claim } from "../../claims/claim.js";
import { defaultParameters } from "../../claims/evaluate-claim.js";
import type { Holding, OfferedFrequency } from "../../claims/frequencies.js";
import type { CurveRecord } from "../../multiverse/curve-record.js";
import { usualShifts } from "../../multiverse/plan.js";
import type { SpecificationSource } from "../../multiverse/source.js";
import { block, type Surroundings } from "../draw.js";
import { curveForm } from "./curve-form.js";
import { cardOnCurve, curveFigure, readSpecification, type ShownCurve } from "./curve-parts.js";
import { jointTests } from "./joint-tests.js";
import { readingPanel } from "./reading-panel.js";

export interface CurveSectionInput {
  readonly claim: Claim;
  readonly claims: readonly Claim[];
  readonly source: SpecificationSource;
  readonly record: CurveRecord;
  readonly offered: readonly OfferedFrequency[];
  readonly holdings: readonly Holding[];
}

/** The curve as the report computed it, at the articles\u2019 choice. Throws where that is none of its specifications. */
export function standardCurve({
  claim,
  source,
  record,
}: Pick<CurveSectionInput, "claim" | "source" | "record">): ShownCurve {
  const { setting } = record;
  const space = source.space(setting);
  const article = cardOnCurve({ space, record }, defaultParameters(claim.parameters(setting)));
  if (!article) throw new Error(`${claim.id}: the defaults are none of its curve\u2019s specifications`);
  return { claim, source, space, setting, record, chosen: {}, article, own: null, standard: setting };
}

/** A specification curve in the page: its form, the chart, the joint tests, and the specification that is read. */
export function curveSection(input: CurveSectionInput, surroundings: Surroundings): HTMLElement {
  const { claim, claims, record, offered, holdings } = input;
  const { document, locale } = surroundings;
  const shown = standardCurve(input);
  const { space, chosen, setting } = shown;
  const root = block(document, "section", "curve-bench").attr("id", "curve").attr("data-curve", claim.id);
  const place = (name: string, content: HTMLElement) => {
    const element = root.append("div").attr("class", "part").attr("data-curve-part", name);
    element.node()?.append(content);
  };
  const { frequency } = setting;
  const form = { claims, claim: claim.id, space, chosen, shifts: usualShifts, frequency, offered };
  root.node()?.append(curveForm(form, surroundings));
  place("figure", curveFigure(shown, holdings, surroundings));
  const index = space.specifications.findIndex(({ parameters }) =>
    Object.entries(parameters).every(([id, value]) => shown.article.parameters[id] === value),
  );
  place("reading", readingPanel(readSpecification(shown, index, locale), surroundings));
  place("joint", jointTests({ record, source: input.source }, surroundings));
  return root.node() as HTMLElement;
}
