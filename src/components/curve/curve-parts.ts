import type { Claim, Parameters, Setting } from "../../claims/claim.js";
import type { Holding } from "../../claims/frequencies.js";
import type { CurveRecord } from "../../multiverse/curve-record.js";
import type { SpecificationSource } from "../../multiverse/source.js";
import { findSpecification, type Space } from "../../multiverse/space.js";
import { numberText } from "../../text/numbers.js";
import { writeAddress } from "../address.js";
import type { Surroundings } from "../draw.js";
import { figure } from "../figure.js";
import { sourceLine } from "../parts.js";
import type { CurveMark, CurveView } from "./curve-view.js";
import type { ReadSpecification } from "./reading-panel.js";
import { specificationCurve, specificationText } from "./specification-curve.js";

/** What the card says at one choice of the controls. */
export interface Card {
  readonly parameters: Parameters;
  readonly estimate: number | null;
  readonly p: number | null;
  readonly n: number;
}

/** A curve as far as it is carried out, with what is looked at. */
export interface ShownCurve {
  readonly claim: Claim;
  readonly source: SpecificationSource;
  readonly space: Space;
  readonly setting: Setting;
  readonly record: Pick<CurveRecord, "estimates" | "p" | "n"> &
    Partial<Pick<CurveRecord, "joint" | "familyWise" | "unavailable">>;
  readonly chosen: Parameters;
  /** The articles\u2019 choice; the reader\u2019s own where there is one. */
  readonly article: Card;
  readonly own: Card | null;
  /** The setting in which the claim\u2019s page answers without asking. */
  readonly standard: Setting;
}

/** What the curve says of a choice that is one of its specifications; null where it is none. */
export function cardOnCurve(
  { space, record }: Pick<ShownCurve, "space" | "record">,
  parameters: Parameters,
): Card | null {
  const found = findSpecification(space, parameters);
  if (!found) return null;
  const number = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value);
  const { index } = found;
  return {
    parameters,
    estimate: number(record.estimates[index]),
    p: number(record.p[index]),
    n: record.n[index] ?? 0,
  };
}

export function curveView({ claim, source, space, record, chosen, article, own }: ShownCurve): CurveView {
  const mark = (kind: CurveMark["kind"], label: string, card: Card | null): CurveMark[] =>
    card?.estimate == null ? [] : [{ kind, label, estimate: card.estimate, p: card.p }];
  return {
    space,
    source,
    ...record,
    joint: record.joint ?? null,
    marks: [
      ...mark("article", "the articles\u2019 choice", article),
      ...mark(
        "own",
        own && findSpecification(space, own.parameters) ? "your choice" : "your choice, none of these",
        own,
      ),
    ],
    chosen,
    series: claim.series,
  };
}

/** The chart of a curve with its source line; `variants` as for every figure. */
export function curveFigure(
  shown: ShownCurve,
  holdings: readonly Holding[],
  surroundings: Surroundings,
  variants?: readonly string[],
): HTMLElement {
  const { claim, setting } = shown;
  const source = sourceLine(claim.series, holdings, setting, surroundings.locale);
  return figure(specificationCurve(curveView(shown)), {
    ...surroundings,
    source,
    ...(variants ? { variants } : {}),
  });
}

/** The address of a claim\u2019s card at a choice of its controls. */
export function cardAddress(
  { claim, source, setting, standard }: Pick<ShownCurve, "claim" | "source" | "setting" | "standard">,
  parameters: Parameters,
): string {
  const chosen = { values: parameters, setting };
  const defaults = { parameters: claim.parameters(setting), setting: standard };
  return `./${source.chapter}${writeAddress(claim.id, "", chosen, defaults)}#${claim.id}`;
}

/** One specification of the curve in words, with its adjusted p and the address of its card. */
export function readSpecification(shown: ShownCurve, index: number, locale: string): ReadSpecification {
  const text = numberText(locale);
  const { space, record } = shown;
  const specification = space.specifications[index];
  if (!specification) throw new Error(`there is no specification ${index}`);
  const adjusted = record.familyWise?.[index];
  const asMember =
    adjusted === undefined || Number.isNaN(adjusted)
      ? ""
      : ` Judged as one of all: p ${text.pValue(adjusted)}.`;
  return {
    name: nameOf(shown, specification.parameters, index, locale),
    words: `${specificationText(curveView(shown), index)}.${asMember}`,
    href: cardAddress(shown, specification.parameters),
  };
}

function nameOf(
  { space, article, own }: ShownCurve,
  parameters: Parameters,
  index: number,
  locale: string,
): string {
  const isAt = (card: Card | null) =>
    card !== null && Object.entries(parameters).every(([id, value]) => card.parameters[id] === value);
  if (isAt(article)) return "The articles\u2019 choice";
  if (isAt(own)) return "Your choice";
  const text = numberText(locale);
  return `Specification ${text.integer(index + 1)} of ${text.integer(space.specifications.length)}`;
}
