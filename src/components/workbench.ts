import type { Claim, Finding, Panel, PanelRequest, Parameters, Setting } from "../claims/claim.js";
import { claimById } from "../claims/claims.js";
import { chooseParameters, evaluateClaim } from "../claims/evaluate-claim.js";
import type { Holding, OfferedFrequency } from "../claims/frequencies.js";
import { messageOf } from "../text/message.js";
import { readAddress, writeAddress } from "./address.js";
import { type AddressBar, openAddressBar } from "./address-bar.js";
import { adopt } from "./adopt.js";
import { variantFor } from "./chart.js";
import { connectControls, type Form, showChosen } from "./connect-controls.js";
import { connectDownloads } from "./downloads.js";
import { openPageDatabase, type PageDatabase } from "./page-database.js";
import { part } from "./parts.js";
import { connectPointer } from "./pointer.js";
import { connectQueries } from "./query-runner.js";
import type { PageFiles } from "./take-over.js";

/** What a page knows of a claim at build: its default setting and the panels that answer it there. */
export interface ClaimFile {
  readonly setting: Setting;
  readonly offered: readonly OfferedFrequency[];
  readonly panels: readonly Panel[];
  readonly holdings: readonly Holding[];
}

export interface Chosen {
  readonly setting: Setting;
  readonly values: Parameters;
}

interface Bench {
  readonly claim: Claim;
  readonly file: ClaimFile;
  readonly places: readonly HTMLElement[];
  readonly database: PageDatabase;
  readonly form: Form | null;
}

/** Connects a claim\u2019s controls, charts, downloads and queries to the code that recomputes them. */
export async function openWorkbench(files: PageFiles, places: readonly HTMLElement[]): Promise<void> {
  const file = (await files.report.json()) as ClaimFile;
  const claim = claimById(files.claim);
  const database = openPageDatabase(files, file.panels);
  const form = connectControls(claim.id);
  const bench: Bench = { claim, file, places, database, form };
  const addressBar = openAddressBar();
  const renew = renewer(bench, addressBar);
  form?.onChange((asked, fresh) => renew({ asked, remember: fresh ? "push" : "replace" }));
  form?.onNeedDatabase(() => database.prepare());
  addEventListener(
    "popstate",
    () => void renew({ asked: readAddress(claim.id, location.search), remember: "no" }),
  );
  new ResizeObserver(() => void renew({ remember: "no", onlyResized: true })).observe(document.body);
  connectQueries(places, database);
  connectDownloads(places);
  await renew({
    asked: form?.read() ?? readAddress(claim.id, location.search),
    remember: Object.keys(readAddress(claim.id, location.search)).length > 0 ? "replace" : "push",
    first: true,
  });
}

interface Renewal {
  readonly asked?: Readonly<Record<string, string>>;
  readonly remember: "push" | "replace" | "no";
  readonly onlyResized?: boolean;
  readonly first?: boolean;
}

function renewer(bench: Bench, addressBar: AddressBar): (renewal: Renewal) => Promise<void> {
  let turn = 0;
  let asked: Readonly<Record<string, string>> = {};
  let variant = "";
  return async (renewal) => {
    const now = variantFor(innerWidth).name;
    if (renewal.onlyResized && now === variant) return;
    variant = now;
    asked = renewal.first
      ? { ...renewal.asked, ...readAddress(bench.claim.id, location.search) }
      : (renewal.asked ?? asked);
    turn += 1;
    const mine = turn;
    try {
      const chosen = choose(bench, asked);
      const finding = await evaluate(bench, chosen, () => turn === mine);
      if (turn !== mine) return;
      redraw(bench, finding, () => turn === mine);
      showChosen(bench.form, bench.claim, chosen, finding);
      if (renewal.remember !== "no") addressBar.write(addressOf(bench, chosen), renewal.remember);
    } catch (error) {
      if (turn === mine) fail(bench, error);
    }
  };
}

function choose(
  { claim, file }: Bench,
  { frequency, asOf, ...rest }: Readonly<Record<string, string>>,
): Chosen {
  if (asOf && !(isDay(asOf) && asOf <= file.setting.asOf))
    throw new Error(
      `\u201cas known on\u201d is a day (YYYY-MM-DD) up to ${file.setting.asOf}, not \u201c${asOf}\u201d`,
    );
  const offered = file.offered.find((o) => o.frequency === frequency && o.reason === null)?.frequency;
  if (frequency && !offered) throw new Error(`bars by ${frequency} are not offered by this vintage`);
  const setting = {
    ...file.setting,
    frequency: offered ?? file.setting.frequency,
    asOf: asOf || file.setting.asOf,
  };
  return { setting, values: chooseParameters(claim.parameters(setting), rest) };
}

async function evaluate(
  { claim, file, database, places }: Bench,
  { setting, values }: Chosen,
  current: () => boolean,
): Promise<Finding> {
  const requests = Object.values(claim.panels(setting));
  if (!requests.every((request) => database.has(request))) markBusy(places, true);
  const read = (request: PanelRequest) =>
    database.panel(request, (message) => current() && say(claim, message));
  return evaluateClaim(claim, setting, values, file.holdings, read);
}

/** Draws what the reader can see at once, and the rest one by one when the page has time, if nothing newer has come. */
function redraw(bench: Bench, finding: Finding, current: () => boolean): void {
  const parts = bench.places.filter((place) => place.dataset.part);
  const seen = parts.filter(isInView);
  const drawAll = (places: readonly HTMLElement[]) => {
    for (const place of places) drawPart(bench, place, finding);
  };
  drawAll(seen);
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

function drawPart({ claim, file }: Bench, place: HTMLElement, finding: Finding): void {
  const name = place.dataset.part?.slice(claim.id.length + 1) ?? "";
  const variants = name.startsWith("chart/") ? [variantFor(innerWidth).name] : [];
  const options = { claim, finding, holdings: file.holdings, variants };
  const open = place.querySelector<HTMLDetailsElement>("details")?.open ?? false;
  const node = part(name, options, { document, locale: document.documentElement.lang || "en" });
  place.setAttribute("aria-busy", "false");
  if (redrawn.has(place) || !adopt(place, node)) {
    const details = node.querySelector<HTMLDetailsElement>("details");
    if (details) details.open = open;
    place.replaceChildren(node);
    redrawn.add(place);
  }
  connectPointer(place);
}

/** Places whose drawing is no longer the build\u2019s. */
const redrawn = new WeakSet<HTMLElement>();

function isInView(place: HTMLElement): boolean {
  const { top, bottom } = place.getBoundingClientRect();
  const margin = innerHeight / 2;
  return bottom > -margin && top < innerHeight + margin;
}

function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text;
}

function whenIdle(task: () => void): void {
  if ("requestIdleCallback" in globalThis) requestIdleCallback(task, { timeout: 100 });
  else setTimeout(task, 50);
}

function addressOf({ claim, file }: Bench, chosen: Chosen): string {
  const standard = { parameters: claim.parameters(chosen.setting), setting: file.setting };
  return `${location.pathname}${writeAddress(claim.id, location.search, chosen, standard)}${location.hash}`;
}

function fail({ claim, places }: Bench, error: unknown): void {
  markBusy(places, false);
  say(claim, `${messageOf(error)}. The figures shown are the last ones that could be computed.`);
}

function say(claim: Claim, message: string): void {
  const status = document.querySelector(`[data-controls="${claim.id}"] .controls-status`);
  if (status) status.textContent = message;
}

function markBusy(places: readonly HTMLElement[], busy: boolean): void {
  for (const place of places) {
    if (place.dataset.part) place.setAttribute("aria-busy", String(busy));
  }
}
