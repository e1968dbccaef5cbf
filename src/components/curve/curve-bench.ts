import type { Parameters } from "../../claims/claim.js";
import { defaultParameters } from "../../claims/evaluate-claim.js";
import { type CurveRecord, cardsOf } from "../../multiverse/curve-record.js";
import type { Rows } from "../../multiverse/rows.js";
import { findSpecification } from "../../multiverse/space.js";
import { secondsLeft } from "../../multiverse/time-left.js";
import { messageOf } from "../../text/message.js";
import { openAddressBar } from "../address-bar.js";
import { connectDownloads } from "../downloads.js";
import { carryOut, type RunningCurve } from "./carry-out.js";
import { isSame, wordsOn } from "./compare-curves.js";
import { type CurveFormHandle, connectForm } from "./connect-curve-form.js";
import { connectReading, drawFigure, drawJoint, drawRead, sayBreak } from "./curve-drawing.js";
import { cardAddress, type ShownCurve } from "./curve-parts.js";
import { type CurveState, chosenOf, isComputed, readState, writeState } from "./curve-state.js";
import { curveLoader, heldOn, type LoadedCurve } from "./load-curve.js";
import { breakWords } from "./reading-panel.js";
import { type RunningSearch, searchBreak } from "./search-break.js";
import { prepareStanding, type Standing } from "./standing-curve.js";
import type { CurveFiles } from "./take-over-curve.js";

const locale = () => document.documentElement.lang || "en";
const redrawEveryMs = 400;

/** Connects the curve of a page: its form, its address, the reading of the chart, and the work in other threads. */
export async function openCurveBench(files: CurveFiles, section: HTMLElement): Promise<void> {
  const bench = new CurveBench(section, curveLoader(files), section.dataset.curve ?? "");
  await bench.begin();
  section.dataset.taken = "";
}

class CurveBench {
  private readonly bar = openAddressBar();
  private readonly form: CurveFormHandle;
  private turn = 0;
  private work: RunningCurve | RunningSearch | null = null;
  private standing: Standing | null = null;
  private read: Parameters | null = null;

  constructor(
    private readonly section: HTMLElement,
    private readonly load: (id: string) => Promise<LoadedCurve>,
    private readonly standardClaim: string,
  ) {
    this.form = connectForm(section, {
      onState: (change) => this.ask(change),
      onAction: (name) => this.act(name),
    });
    connectDownloads([section]);
    connectReading(section, () => this.standing?.shown ?? null, {
      onRead: (index) => this.readAt(index),
      onOpen: (index) => this.openCard(index),
      onChoice: (id, value) => this.toggle(id, String(value)),
    });
    addEventListener("popstate", () => void this.follow());
    addEventListener("as-of-chosen", () => void this.follow());
    let variantWidth = innerWidth;
    new ResizeObserver(() => {
      if (innerWidth === variantWidth) return;
      variantWidth = innerWidth;
      if (this.standing) this.draw(this.standing.shown, this.standing.loaded);
    }).observe(document.body);
  }

  /** Shows what the address asks for, and what the form was changed to while the code was on its way. */
  async begin(): Promise<void> {
    const changed = this.form.changed();
    await this.follow();
    if (changed) this.ask(changed);
  }

  /** Shows what the address asks for. */
  follow(): Promise<void> {
    return this.show(readState(location.search, this.standardClaim), { again: false });
  }

  private get state(): CurveState {
    return this.standing?.state ?? readState(location.search, this.standardClaim);
  }

  private ask(change: Partial<CurveState>): void {
    const state = { ...this.state, ...change };
    this.bar.write(`${location.pathname}${writeState(state, this.standardClaim)}${location.hash}`, "push");
    void this.show(state, { again: false });
  }

  private act(name: string): void {
    if (name === "carry-out") {
      const isPart = Object.keys(this.state.only).length > 0;
      if (isPart && !this.state.alone) this.ask({ alone: true });
      else void this.show(this.state, { again: true });
    }
    if (name === "all-choices") this.ask({ only: {}, alone: false });
    if (name === "cancel") this.stop("Cancelled: what is shown is as far as it came.");
    if (name === "own") this.takeAsOwn();
    if (name === "break") void this.findBreak();
  }

  private stop(words: string): void {
    this.turn += 1;
    this.work?.stop();
    this.work = null;
    this.form.rest(words);
  }

  private async show(state: CurveState, { again }: { again: boolean }): Promise<void> {
    this.stop("");
    const mine = this.turn;
    try {
      const standing = await prepareStanding(this.load, state, (words) => this.form.say(words));
      if (mine !== this.turn) return;
      const { loaded, setting } = standing;
      this.standing = standing;
      this.form.show({ ...standing, claim: loaded.claim, offered: loaded.entry.offered });
      const alone = state.alone ? chosenOf(loaded.spaceIn(setting).dimensions, state.only) : {};
      const asked = { setting, chosen: alone, shifts: state.shifts };
      if (!again && isComputed(asked, loaded.entry.setting)) await this.complete(mine, loaded.record, "");
      else await this.carryOut(mine, standing, alone, again);
    } catch (error) {
      if (mine !== this.turn) return;
      this.form.rest(`${messageOf(error)}. The curve shown is the last one that could be made.`);
    }
  }

  private async carryOut(
    mine: number,
    standing: Standing,
    chosen: Parameters,
    again: boolean,
  ): Promise<void> {
    const { loaded, setting, shown, state } = standing;
    const rows: Rows[] = [];
    let drawn = 0;
    const started = performance.now();
    this.form.work("Listing the specifications\u2026");
    const panels = await standing.panels();
    if (mine !== this.turn) return;
    const running = carryOut({
      claim: state.claim,
      panels,
      setting,
      chosen,
      shifts: state.shifts,
      mayBeKept: !again,
      onRows: (row, progress) => {
        if (mine !== this.turn) return;
        rows.push(row);
        const now = performance.now();
        this.form.progress(progress, secondsLeft(progress, now - started));
        if (now - drawn < redrawEveryMs) return;
        drawn = now;
        this.streaming({ ...shown, record: cardsOf(rows, shown.space.specifications.length) }, loaded);
      },
    });
    this.work = running;
    const { record, took, isKept } = await running.result;
    if (mine !== this.turn) return;
    const comparable = again && isComputed({ setting, chosen, shifts: state.shifts }, loaded.entry.setting);
    const same = comparable ? isSame(record, loaded.record) : null;
    await nextTask();
    await this.complete(mine, record, wordsOn({ took, same, isKept }, locale()));
  }

  /** A part of the curve, while the rest is still on its way. */
  private streaming(shown: ShownCurve, { file }: LoadedCurve): void {
    requestAnimationFrame(() => {
      if (!this.work || !this.standing) return;
      this.standing = { ...this.standing, shown };
      drawFigure(this.section, shown, file.holdings);
      drawJoint(this.section, shown);
    });
  }

  /** Draws a curve that is complete, piece by piece, so that the page answers in between. */
  private async complete(mine: number, record: CurveRecord, words: string): Promise<void> {
    if (mine !== this.turn || !this.standing) return;
    this.work = null;
    const { loaded } = this.standing;
    const shown = { ...this.standing.shown, record };
    this.standing = { ...this.standing, shown };
    drawFigure(this.section, shown, loaded.file.holdings);
    await nextTask();
    if (mine !== this.turn) return;
    drawJoint(this.section, shown);
    this.readAgain(shown);
    this.form.rest(words);
  }

  private draw(shown: ShownCurve, { file }: LoadedCurve): void {
    drawFigure(this.section, shown, file.holdings);
    drawJoint(this.section, shown);
  }

  /** Keeps on reading what was read; else the reader\u2019s own choice, or the articles\u2019. */
  private readAgain(shown: ShownCurve): void {
    const asked = [shown.own?.parameters, this.read, shown.article.parameters];
    const found = asked.flatMap((one) => (one ? (findSpecification(shown.space, one) ?? []) : []))[0];
    drawRead(this.section, shown, found?.index ?? 0);
    this.read = shown.space.specifications[found?.index ?? 0]?.parameters ?? null;
  }

  private readAt(index: number): void {
    const { shown } = this.standing ?? {};
    const parameters = shown?.space.specifications[index]?.parameters ?? null;
    if (!shown || !parameters || parameters === this.read || Number.isNaN(shown.record.estimates[index]))
      return;
    this.read = parameters;
    drawRead(this.section, shown, index);
  }

  private openCard(index: number): void {
    const { shown } = this.standing ?? {};
    const parameters = shown?.space.specifications[index]?.parameters;
    if (shown && parameters) location.assign(cardAddress(shown, parameters));
  }

  private toggle(id: string, value: string): void {
    const { [id]: standing, ...others } = this.state.only;
    this.ask({ only: standing === value ? others : { ...others, [id]: value }, alone: false });
  }

  private takeAsOwn(): void {
    const { shown, state } = this.standing ?? {};
    if (!shown || !state || !this.read) return;
    const defaults = defaultParameters(shown.claim.parameters(shown.setting));
    const { asOf, frequency } = state.asked;
    const own = Object.entries(this.read).filter(([id, value]) => defaults[id] !== value);
    this.ask({
      asked: {
        ...(asOf ? { asOf } : {}),
        ...(frequency ? { frequency } : {}),
        ...Object.fromEntries(own.map(([id, value]) => [id, String(value)])),
      },
    });
  }

  private async findBreak(): Promise<void> {
    const { standing, read } = this;
    if (!standing || !read) return;
    this.stop("");
    const mine = this.turn;
    const { loaded, setting, shown, state } = standing;
    try {
      this.form.work("Asking the cards, the nearest first\u2026");
      const panels = await standing.panels();
      if (mine !== this.turn) return;
      const held = heldOn(loaded, setting);
      const running = searchBreak({ claim: state.claim, panels, setting, held, from: read }, (progress) => {
        if (mine === this.turn) this.form.progress(progress, null);
      });
      this.work = running;
      const { found, tried } = await running.result;
      if (mine !== this.turn) return;
      this.form.rest("");
      const href = found ? cardAddress(shown, found.parameters) : undefined;
      sayBreak(this.section, breakWords(loaded.spaceIn(setting), found, tried, locale()), href);
    } catch (error) {
      if (mine === this.turn) this.form.rest(`${messageOf(error)}.`);
    }
    this.work = null;
  }
}

const nextTask = () => new Promise<void>((resolve) => setTimeout(resolve));
