import { claims as allClaims } from "../claims/claims.js";
import { significance } from "../claims/verdict.js";
import { curveView } from "../components/curve/curve-parts.js";
import { curveSection, standardCurve } from "../components/curve/curve-section.js";
import { rankOf, sortedIndices } from "../components/curve/curve-view.js";
import { type CurveRow, curvesBoard } from "../components/curve/curves-board.js";
import { labSection } from "../components/curve/lab-section.js";
import { block, type Surroundings } from "../components/draw.js";
import type { CurveRecord } from "../multiverse/curve-record.js";
import type { PlaceboLab } from "../multiverse/placebo-lab/lab.js";
import { usualShifts } from "../multiverse/plan.js";
import { sourceOf, sources } from "../multiverse/sources.js";
import { adjustPValues } from "../stats/adjust-p-values.js";
import { countWord, numberText } from "../text/numbers.js";
import type { Curves } from "./curves.js";
import { escapeHtml } from "./escape-html.js";
import type { ClaimReport, Report } from "./make-report.js";

function rowsOf({ claims }: Report, curves: Curves): CurveRow[] {
  const corrected = correctedCurves(curves);
  return sources.flatMap((source) => {
    const report = claims.find(({ claim }) => claim.id === source.claim);
    if (!report) return [];
    const { claim, finding } = report;
    const record = curves.get(source.claim) ?? null;
    return [{ claim, finding, source, record, q: corrected.get(source.claim) ?? null }];
  });
}

/** `{{curves}}`: the table of all curves. */
export function curvesTable(report: Report, curves: Curves, surroundings: Surroundings): HTMLElement {
  return curvesBoard(rowsOf(report, curves), surroundings);
}

/** The p of every whole curve, corrected for the others after Benjamini and Hochberg. */
export function correctedCurves(curves: Curves): ReadonlyMap<string, number> {
  const records = [...curves.values()];
  const pValues = Float64Array.from(records, ({ joint }) => joint.p);
  const corrected = records.length === 0 ? pValues : adjustPValues(pValues, "benjamini-hochberg");
  return new Map(records.map(({ claim }, i) => [claim, corrected[i] ?? 1]));
}

/** `{{curve-sum}}`: how many curves there are, and of how many the tests reject, in two sentences. */
export function curveSum(report: Report, curves: Curves, locale: string): string {
  const text = numberText(locale);
  const records = [...curves.values()];
  const all = records.reduce((sum, { joint }) => sum + joint.specifications, 0);
  const corrected = correctedCurves(curves);
  const named = (list: readonly CurveRecord[], pOf: (record: CurveRecord) => string) =>
    text.list(
      list.map((record) => {
        const title = report.claims.find((one) => one.claim.id === record.claim)?.claim.title ?? "";
        return `${record.claim}, \u201c${title}\u201d (${pOf(record)})`;
      }),
    );
  const qOf = ({ claim }: CurveRecord) => corrected.get(claim) ?? 1;
  const byItself = records.filter(({ joint }) => joint.p <= significance);
  const asOneOfAll = byItself.filter((record) => qOf(record) <= significance);
  const level = text.percent(significance);
  const alone =
    byItself.length === 0
      ? `No curve is out of the ordinary at ${level}`
      : `Out of the ordinary at ${level}, taken by itself: ${named(byItself, ({ joint }) => `p ${text.pValue(joint.p)}`)}`;
  const together =
    byItself.length === 0
      ? ""
      : asOneOfAll.length === 0
        ? ` Counted as one of ${countWord(records.length)} curves, none is (the smallest q is ${text.pValue(Math.min(...byItself.map(qOf)))}).`
        : ` Counted as one of ${countWord(records.length)} curves: ${named(asOneOfAll, (record) => `q ${text.pValue(qOf(record))}`)}.`;
  return `${text.integer(all)} specifications of ${countWord(records.length)} claims were carried out, each under up to ${text.integer(usualShifts)} shifts of the calendar. ${alone}.${together}`;
}

/** `{{H1 curve}}`: the section with the curve of a claim. Throws where it has none. */
export function curveOf(
  { claim, offered }: ClaimReport,
  { claims, vintage }: Report,
  curves: Curves,
  surroundings: Surroundings,
): HTMLElement {
  const [source, record] = [sourceOf(claim.id), curves.get(claim.id)];
  if (!source) throw new Error(`page: claim ${claim.id} has no specification curve`);
  if (!record) return unanswered("this claim\u2019s curve is made of", surroundings.document);
  const withCurve = allClaims.filter(({ id }) => curves.has(id));
  const known = withCurve.filter(({ id }) => claims.some((one) => one.claim.id === id));
  const holdings = vintage.coverage;
  return curveSection({ claim, claims: known, source, record, offered, holdings }, surroundings);
}

function unanswered(what: string, document: Document): HTMLElement {
  const root = block(document, "div", "unanswered");
  root.append("p").text(`The vintage lacks what ${what}.`);
  return root.node() as HTMLElement;
}

/** `{{placebo-lab}}`: the lab with its form. */
export function labOrNot(
  lab: PlaceboLab | null,
  { vintage }: Report,
  surroundings: Surroundings,
): HTMLElement {
  return lab
    ? labSection(lab, vintage.coverage, surroundings)
    : unanswered("the lab draws from", surroundings.document);
}

/** The line of a card that leads to its curve; null where the claim has none. */
export function curveLine(
  id: string,
  report: ClaimReport,
  curves: Curves,
  { document, locale }: Surroundings,
) {
  const [source, record] = [sourceOf(id), curves.get(id)];
  if (!source || !record) return null;
  const root = block(document, "p", "to-curve");
  root
    .append("a")
    .attr("href", `./choices?claim=${id}#curve`)
    .attr("data-to-curve", id)
    .text("Every choice at once");
  root.append("span").text(`: ${lineWords(report, record, locale)}`);
  return root.node() as HTMLElement;
}

function lineWords({ claim }: ClaimReport, record: CurveRecord, locale: string): string {
  const text = numberText(locale);
  const source = sourceOf(claim.id);
  if (!source) return "";
  const shown = standardCurve({ claim, source, record });
  const view = curveView(shown);
  const order = sortedIndices(view);
  const { joint } = record;
  const { estimate } = shown.article;
  const rank =
    estimate === null ? "" : ` the default has rank ${text.integer(rankOf(view, order, estimate))};`;
  return `of ${text.integer(joint.specifications)} defensible specifications${rank} together they have p ${text.pValue(joint.p)} (smallest attainable ${text.pValue(joint.smallestAttainable)}).`;
}

/** `{{H1 curve count}}` and the like: a figure of a claim\u2019s curve, as text. */
export function curveField(id: string, field: string | undefined, curves: Curves, locale: string): string {
  const text = numberText(locale);
  const record = curves.get(id);
  if (!record) throw new Error(`page: the vintage gives no curve of claim ${id}`);
  const { joint } = record;
  const fields: Readonly<Record<string, string>> = {
    count: text.integer(joint.specifications),
    shifts: text.integer(joint.shifts),
    p: text.pValue(joint.p),
    hash: `<code class="hash">${escapeHtml(record.hash)}</code>`,
  };
  const value = field === undefined ? undefined : fields[field];
  if (value === undefined)
    throw new Error(`page: a curve has no ${field}; there are ${Object.keys(fields).join(", ")}`);
  return value;
}
