import type { PValues } from "../claims/across-claims.js";
import { articleDate } from "../claims/article.js";
import type { Claim, FactRow, Finding, Panel, Setting } from "../claims/claim.js";
import { evaluateOn, type Held } from "../claims/evaluate-claim.js";
import { falsify } from "../claims/falsify.js";
import type { Holding, OfferedFrequency } from "../claims/frequencies.js";
import type { Reach } from "../claims/known-facts.js";
import type { FindingSummary } from "../claims/summary.js";
import { messageOf } from "../text/message.js";
import { readAddress, writeAddress } from "./address.js";
import { type AddressBar, openAddressBar } from "./address-bar.js";
import { adopt } from "./adopt.js";
import { variantFor } from "./chart.js";
import { type Chosen, choose } from "./chosen.js";
import { connectControls, type Form, showChosen } from "./connect-controls.js";
import { connectDownloads } from "./downloads.js";
import { loadChapter } from "./load-chapter.js";
import { openPageDatabase, type PageDatabase } from "./page-database.js";
import { part } from "./parts.js";
import { connectQueries } from "./query-runner.js";
import type { PageFiles } from "./take-over.js";
import type { Views } from "./views.js";
import { connectChart, viewIn } from "./zoom.js";

/** What a page knows of a chapter at build: its claims at their default settings and the panels that answer them there. */
export interface ChapterFile {
  readonly panels: readonly Panel[];
  readonly holdings: readonly Holding[];
  readonly facts: readonly FactRow[];
  readonly pValues: PValues;
  readonly pValuesAtArticles: PValues;
  readonly reach: Reach;
  readonly claims: Readonly<Record<string, ClaimEntry>>;
}
export interface ClaimEntry {
  readonly setting: Setting;
  readonly offered: readonly OfferedFrequency[];
  /** The findings at the default definitions, as known now and on the articles\u2019 date. */
  readonly standard: FindingSummary;
  readonly atArticles: FindingSummary | null;
}

interface Bench {
  readonly claim: Claim;
  readonly views: Views;
  readonly entry: ClaimEntry;
  readonly file: ChapterFile;
  readonly places: readonly HTMLElement[];
  readonly database: PageDatabase;
  readonly form: Form | null;
}

export interface Workbench {
  /** Connects a claim\u2019s controls, charts, downloads and queries to the code that recomputes them. */
  take(claim: string, places: readonly HTMLElement[]): Promise<void>;
}

/** Opens what the claims of a page share: the chapter\u2019s code, its file and the database. */
export async function openWorkbench(files: PageFiles): Promise<Workbench> {
  const [{ claims, views }, report] = await Promise.all([loadChapter(files.chapter), files.report.json()]);
  const file = report as ChapterFile;
  const database = openPageDatabase(files, file.panels);
  const addressBar = openAddressBar();
  return {
    async take(id, places) {
      const claim = claims.find((one) => one.id === id);
      const entry = file.claims[id];
      if (!claim || !entry) throw new Error(`the page\u2019s file knows no claim ${id}`);
      const form = connectControls(id);
      await connectClaim({ claim, views, entry, file, places, database, form }, addressBar);
    },
  };
}

async function connectClaim(bench: Bench, addressBar: AddressBar): Promise<void> {
  const { claim, places, database, form } = bench;
  const renew = renewer(bench, addressBar);
  const follow = () => void renew({ asked: readAddress(claim.id, location.search), remember: "no" });
  form?.onChange((asked, fresh) => renew({ asked, remember: fresh ? "push" : "replace" }));
  form?.onCancel(() => void renew({ remember: "no", cancelled: true }));
  form?.onNeedDatabase(() => database.prepare());
  addEventListener("popstate", follow);
  addEventListener("as-of-chosen", follow);
  new ResizeObserver(() => void renew({ remember: "no", onlyResized: true })).observe(document.body);
  connectQueries(places, database);
  connectDownloads(places);
  await renew({
    asked: form?.read() ?? readAddress(claim.id, location.search),
    remember: Object.keys(readAddress(claim.id, location.search)).length > 0 ? "replace" : "push",
    first: true,
  });
  if (form) form.element.dataset.taken = "";
}

interface Renewal {
  readonly asked?: Readonly<Record<string, string>>;
  readonly remember: "push" | "replace" | "no";
  readonly onlyResized?: boolean;
  readonly first?: boolean;
  readonly cancelled?: boolean;
}

function renewer(bench: Bench, addressBar: AddressBar): (renewal: Renewal) => Promise<void> {
  let turn = 0;
  let asked: Readonly<Record<string, string>> = {};
  let variant = "";
  let shown: Evaluated | null = null;
  const restore = () => {
    markBusy(bench, false);
    if (shown) showChosen(bench.form, bench.claim, shown, shown.finding);
    say(bench.claim, "Cancelled: the definitions and figures shown are the last ones computed.");
  };
  return async (renewal) => {
    if (renewal.cancelled) {
      turn += 1;
      restore();
      return;
    }
    const now = variantFor(innerWidth).name;
    if (renewal.onlyResized && now === variant) return;
    variant = now;
    asked = renewal.first
      ? { ...renewal.asked, ...readAddress(bench.claim.id, location.search) }
      : (renewal.asked ?? asked);
    turn += 1;
    const mine = turn;
    try {
      const chosen = choose(bench.claim, bench.entry, asked);
      if (isSlow(bench.claim)) await showWork(bench);
      if (turn !== mine) return;
      const evaluated = await evaluate(bench, chosen, () => turn === mine);
      if (turn !== mine) return;
      shown = evaluated;
      redraw(bench, evaluated, () => turn === mine);
      showChosen(bench.form, bench.claim, chosen, evaluated.finding);
      if (renewal.remember !== "no") addressBar.write(addressOf(bench, chosen), renewal.remember);
    } catch (error) {
      if (turn === mine) fail(bench, error);
    }
  };
}

interface Evaluated extends Chosen {
  readonly finding: Finding;
  readonly panels: Readonly<Record<string, Panel>>;
}

async function evaluate(bench: Bench, chosen: Chosen, current: () => boolean): Promise<Evaluated> {
  const { claim, database } = bench;
  const { setting, values } = chosen;
  const requests = claim.panels(setting);
  if (!Object.values(requests).every((request) => database.has(request))) markBusy(bench, true);
  const panels: Record<string, Panel> = {};
  for (const [role, request] of Object.entries(requests))
    panels[role] = await database.panel(request, (message) => current() && say(claim, message));
  const started = performance.now();
  const finding = evaluateOn(claim, panels, values, setting, inputsOn(bench, setting));
  lastTook.set(claim, performance.now() - started);
  return { ...chosen, panels, finding };
}

function heldOf({ holdings, facts, reach }: ChapterFile): Held {
  return { holdings, facts, reach };
}

/** What a claim is judged by on a day; the p-values of the others are known for the vintage\u2019s day and the articles\u2019 only. */
function inputsOn({ file, entry }: Bench, { asOf }: Setting): Held {
  const { pValues, pValuesAtArticles } = file;
  const held = heldOf(file);
  if (asOf === entry.setting.asOf) return { ...held, pValues };
  return asOf === articleDate ? { ...held, pValues: pValuesAtArticles } : held;
}

const noticeableMilliseconds = 300;
const lastTook = new WeakMap<Claim, number>();

function isSlow(claim: Claim): boolean {
  return (lastTook.get(claim) ?? 0) > noticeableMilliseconds;
}

/** Says that work has begun, and lets the page show it before the work takes the page\u2019s time. */
function showWork(bench: Bench): Promise<void> {
  markBusy(bench, true);
  say(bench.claim, "Recomputing\u2026");
  return new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
}

/** Draws what the reader can see at once, and the rest one by one when the page has time, if nothing newer has come. */
function redraw(bench: Bench, evaluated: Evaluated, current: () => boolean): void {
  const parts = bench.places.filter((place) => place.dataset.part);
  const seen = parts.filter(isInView);
  const drawAll = (places: readonly HTMLElement[]) => {
    for (const place of places) drawPart(bench, place, evaluated);
  };
  drawAll(seen);
  showCancel(bench, false);
  say(bench.claim, "");
  const drawNext = ([next, ...rest]: readonly HTMLElement[]) => {
    if (!next) return;
    whenIdle(() => {
      if (!current()) return;
      drawAll([next]);
      drawNext(rest);
    });
  };
  drawNext(parts.filter((place) => !seen.includes(place)));
}

function drawPart({ claim, file, entry, views }: Bench, place: HTMLElement, evaluated: Evaluated): void {
  const { finding, panels, values, setting } = evaluated;
  const name = place.dataset.part?.slice(claim.id.length + 1) ?? "";
  const variants = name.startsWith("chart/") ? [variantFor(innerWidth).name] : [];
  const options = {
    claim,
    finding,
    holdings: file.holdings,
    facts: file.facts,
    views,
    standard: entry.standard,
    atArticles: entry.atArticles,
    parameters: claim.parameters(setting),
    falsified: () => falsify(claim, panels, values, setting, heldOf(file)),
    variants,
  };
  const open = place.querySelector<HTMLDetailsElement>("details")?.open ?? false;
  const surroundings = { document, locale: document.documentElement.lang || "en", view: viewIn(place) };
  const node = part(name, options, surroundings);
  place.setAttribute("aria-busy", "false");
  delete place.dataset.state;
  if (redrawn.has(place) || !adopt(place, node)) {
    const details = node.querySelector<HTMLDetailsElement>("details");
    if (details) details.open = open;
    place.replaceChildren(node);
    redrawn.add(place);
  }
  connectChart(place);
}

/** Places whose drawing is no longer the build\u2019s. */
const redrawn = new WeakSet<HTMLElement>();

function isInView(place: HTMLElement): boolean {
  const { top, bottom } = place.getBoundingClientRect();
  const margin = innerHeight / 2;
  return bottom > -margin && top < innerHeight + margin;
}

function whenIdle(task: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(task, { timeout: 100 });
  else setTimeout(task, 50);
}

function addressOf({ claim, entry }: Bench, chosen: Chosen): string {
  const standard = { parameters: claim.parameters(chosen.setting), setting: entry.setting };
  return `${location.pathname}${writeAddress(claim.id, location.search, chosen, standard)}${location.hash}`;
}

function fail(bench: Bench, error: unknown): void {
  const { claim, places } = bench;
  markBusy(bench, false);
  for (const place of places) if (place.dataset.part) place.dataset.state = "failed";
  say(claim, `${messageOf(error)}. The figures shown are the last ones that could be computed.`);
}

function say(claim: Claim, message: string): void {
  const status = document.querySelector(`[data-controls="${claim.id}"] .controls-status`);
  if (status) status.textContent = message;
}

/** Marks what is drawn as out of date while something newer is computed, and lets the reader give up. */
function markBusy(bench: Bench, busy: boolean): void {
  for (const place of bench.places) {
    if (place.dataset.part) place.setAttribute("aria-busy", String(busy));
  }
  showCancel(bench, busy);
}

function showCancel({ form }: Bench, busy: boolean): void {
  const cancel = form?.element.querySelector<HTMLElement>("[data-cancel]");
  if (cancel) cancel.hidden = !busy;
}
