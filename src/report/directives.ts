import { JSDOM } from "jsdom";
import { announcedLevel, articleDate } from "../claims/article.js";
import { chapterOfClaim } from "../claims/claims.js";
import { defaultParameters } from "../claims/evaluate-claim.js";
import { frozenRuleHash, hashName } from "../claims/scorecard/frozen-rule.js";
import { summaryOf } from "../claims/summary.js";
import { fewestEvents, significance } from "../claims/verdict.js";
import { allViews } from "../components/all-views.js";
import { asOfSwitch } from "../components/as-of-switch.js";
import { type BoardRow, board } from "../components/board.js";
import { chain } from "../components/chain.js";
import { contents } from "../components/contents.js";
import { controls } from "../components/controls.js";
import type { Surroundings } from "../components/draw.js";
import { type PartInput, part } from "../components/parts.js";
import { query } from "../components/query.js";
import { changeOfMind, question } from "../components/question.js";
import { verdictMark } from "../components/verdict-mark.js";
import type { PlaceboLab } from "../multiverse/placebo-lab/lab.js";
import { countWord, numberText } from "../text/numbers.js";
import { calibration } from "./calibration.js";
import { card } from "./card.js";
import { curveField, curveLine, curveOf, curveSum, curvesTable, labOrNot } from "./curve-directives.js";
import type { Curves } from "./curves.js";
import { escapeHtml } from "./escape-html.js";
import { fetchTable } from "./fetch-table.js";
import { correctedTogether, headline, tally } from "./headline.js";
import type { ClaimReport, Report } from "./make-report.js";
import { chapters } from "./page-frame.js";
import { releaseLags } from "./release-lags.js";
import { seriesTable } from "./series-table.js";

/** The argument in five links: the record, what it is a sign of, what history says, the set-up, the forecast. */
const linksOfTheArgument = ["R1", "R2", "H1", "C8", "H7"];

/** What is computed beside the report for its pages. */
export interface Computed {
  readonly curves: Curves;
  readonly lab: PlaceboLab | null;
}

type Directive = (words: readonly string[]) => string;

/**
 * Replaces every {{directive}} of a page\u2019s Markdown by what the report computed; throws on one that it does not know.
 * `{{H1 sentence}}`, `{{H1 part chart/breakout-paths}}`, `{{headline}}`, `{{fact F01-03 value}}`, \u2026: see docs/pages.md.
 */
export function directiveReplacer(
  report: Report,
  queries: Readonly<Record<string, string>>,
  computed: Computed,
): (markdown: string) => string {
  const surroundings: Surroundings = { document: new JSDOM("").window.document, locale: "en" };
  const general = generalDirectives(report, computed, surroundings);
  const byClaim = claimDirectives(report, { queries, curves: computed.curves }, surroundings);
  return (markdown) =>
    markdown.replace(/\{\{\s*([^}]+?)\s*\}\}/g, (whole, inner: string) => {
      const [name = "", ...words] = inner.split(/\s+/);
      const claim = report.claims.find((c) => c.claim.id === name);
      const [verb = "", ...rest] = words;
      const directive = claim ? byClaim[verb] : undefined;
      if (claim && directive) return directive(claim, rest);
      const found = general[name];
      if (!found) throw new Error(`page: ${whole} is not a directive; see docs/pages.md`);
      return found(words);
    });
}

function generalDirectives(
  report: Report,
  { curves, lab }: Computed,
  surroundings: Surroundings,
): Record<string, Directive> {
  const rows = report.claims.map(({ claim, finding, atArticles }): BoardRow => {
    const chapter = chapterOfClaim(claim.id);
    const name = chapters.find(({ path }) => path === `/${chapter}`)?.name ?? chapter;
    const before = atArticles && summaryOf(atArticles.finding);
    return { claim, finding, href: `./${chapter}#${claim.id}`, chapter: name, atArticles: before };
  });
  const links = linksOfTheArgument.flatMap((id) => rows.filter(({ claim }) => claim.id === id));
  return {
    headline: () => escapeHtml(headline(report.claims.map(({ finding }) => finding))),
    tally: () => escapeHtml(tally(report.claims.map(({ finding }) => finding))),
    corrected: () => escapeHtml(correctedTogether(report.claims.map(({ finding }) => finding))),
    chain: () => oneLine(chain(links, surroundings)),
    board: () => oneLine(board(rows, surroundings)),
    curves: () => oneLine(curvesTable(report, curves, surroundings)),
    "curve-sum": () => escapeHtml(curveSum(report, curves, surroundings.locale)),
    "placebo-lab": () => oneLine(labOrNot(lab, report, surroundings)),
    series: () => oneLine(seriesTable(report.vintage, surroundings)),
    calibration: () => oneLine(calibration(surroundings)),
    lags: () => oneLine(releaseLags(surroundings)),
    contents: ([chapter]) =>
      oneLine(
        contents(
          rows.filter(({ claim }) => chapterOfClaim(claim.id) === chapter),
          surroundings,
        ),
      ),
    "as-of-switch": () => oneLine(asOfSwitch(report.asOf, surroundings)),
    fetches: () => oneLine(fetchTable(report.vintage, surroundings)),
    article: ([field]) => articleField(field, surroundings.locale),
    rule: ([field]) => ruleField(field),
    vintage: ([field]) => escapeHtml(String(vintageField(report, field))),
    fact: ([id, field]) => factField(report, id, field),
  };
}

type ClaimDirective = (report: ClaimReport, words: readonly string[]) => string;

function claimDirectives(
  whole: Report,
  { queries, curves }: { readonly queries: Readonly<Record<string, string>>; readonly curves: Curves },
  surroundings: Surroundings,
): Record<string, ClaimDirective> {
  const { document } = surroundings;
  const { vintage } = whole;
  const place = (report: ClaimReport, name: string): HTMLElement => {
    const root = document.createElement("div");
    root.className = "part";
    root.dataset.part = `${report.claim.id}/${name}`;
    root.append(part(name, inputOf(report, vintage), surroundings));
    return root;
  };
  const form = ({ claim, offered, setting, parameters }: ClaimReport) => {
    if (!setting) return null;
    const values = defaultParameters(parameters);
    const known = { knownFrom: claim.historyFrom, knownTo: vintage.asOf };
    return controls({ claim, parameters, values, setting, offered, ...known }, surroundings);
  };
  const queriesOf = ({ claim, setting }: ClaimReport) => {
    if (!setting) return null;
    const requests = Object.values(claim.panels(setting));
    const names = [...new Set(requests.map((request) => request.query))];
    const panels = names.flatMap((name) => {
      const request = requests.find((r) => r.query === name);
      return request ? [{ request, sql: queries[name] ?? "" }] : [];
    });
    return panels.length === 0 ? null : query(claim.id, panels, surroundings);
  };
  return {
    sentence: ({ finding }) => escapeHtml(finding.sentence),
    title: ({ claim }) => escapeHtml(claim.title),
    verdict: ({ finding }) => oneLine(verdictMark(surroundings.document, finding.verdict)),
    question: ({ claim }) => oneLine(question(claim, surroundings)),
    mind: ({ claim }) => oneLine(changeOfMind(claim, surroundings)),
    part: (report, [name = ""]) => oneLine(place(report, name)),
    card: (report, words) => {
      const pieces = {
        part: (name: string) => place(report, name),
        controls: form(report),
        queries: queriesOf(report),
        curve: curveLine(report.claim.id, report, curves, surroundings),
      };
      const after = words.indexOf("without");
      const options = {
        open: words.includes("open"),
        without: after < 0 ? [] : words.slice(after + 1),
        views: allViews,
      };
      return oneLine(card(report, pieces, options, surroundings));
    },
    curve: (report, [field]) =>
      field
        ? curveField(report.claim.id, field, curves, surroundings.locale)
        : oneLine(curveOf(report, whole, curves, surroundings)),
    controls: (report) => htmlOf(form(report)),
    queries: (report) => htmlOf(queriesOf(report)),
  };
}

function ruleField(field: string | undefined): string {
  if (field === "events") return countWord(fewestEvents);
  if (field === "level") return numberText("en").percent(significance);
  if (field === "hash") return `${hashName} <code class="hash">${frozenRuleHash}</code>`;
  throw new Error(`page: the verdict rule has no ${field}; there are events, level and hash`);
}

function articleField(field: string | undefined, locale: string): string {
  const text = numberText(locale);
  if (field === "month") return text.month(articleDate);
  if (field === "level") return text.integer(announcedLevel);
  throw new Error(`page: the articles have no ${field}; there are month and level`);
}

function vintageField({ vintage, asOf, claims }: Report, field = "id"): string | number {
  const fields: Record<string, string | number> = {
    id: vintage.id,
    asOf,
    series: new Set(vintage.coverage.map(({ series }) => series)).size,
    observations: new Intl.NumberFormat("en").format(vintage.observations.length),
    facts: vintage.facts.length,
    claims: claims.length,
  };
  const value = fields[field];
  if (value === undefined)
    throw new Error(`page: the vintage has no ${field}; there are ${Object.keys(fields).join(", ")}`);
  return value;
}

function factField({ vintage }: Report, id = "", field = "statement"): string {
  const fact = vintage.facts.find((f) => f.id === id);
  if (!fact) throw new Error(`page: there is no fact ${id}`);
  if (field === "link")
    return `<a class="fact" href="${escapeHtml(fact.url)}" title="${escapeHtml(fact.statement)}">${escapeHtml(fact.source)}</a>`;
  const value = (fact as unknown as Record<string, string | null>)[field];
  if (typeof value !== "string") throw new Error(`page: fact ${id} has no ${field}`);
  return escapeHtml(value);
}

/** What a part is drawn from, for a claim at its defaults. */
function inputOf(report: ClaimReport, vintage: Report["vintage"]): PartInput {
  const { claim, finding, atArticles, parameters, falsified } = report;
  return {
    claim,
    finding,
    holdings: vintage.coverage,
    facts: vintage.facts,
    views: allViews,
    standard: summaryOf(finding),
    atArticles: atArticles && summaryOf(atArticles.finding),
    parameters,
    falsified,
  };
}

function htmlOf(element: HTMLElement | null): string {
  return element ? oneLine(element) : "";
}

/** Markdown ends a block of HTML at an empty line; text areas keep their line breaks as character references. */
function oneLine(element: HTMLElement): string {
  return element.outerHTML.replaceAll("\n", "&#10;").replaceAll("${", "&#36;{");
}
