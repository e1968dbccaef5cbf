import { chooseParameters } from "../../claims/evaluate-claim.js";
import type { PlaceboLab } from "../../multiverse/placebo-lab/lab.js";
import { type LabRequest, type NoiseId, usualRequest } from "../../multiverse/placebo-lab/request.js";
import { type RuleId, ruleIds } from "../../multiverse/placebo-lab/rules.js";
import { messageOf } from "../../text/message.js";
import { numberText } from "../../text/numbers.js";
import { readAddress } from "../address.js";
import { variantFor } from "../chart.js";
import { choose } from "../chosen.js";
import { connectDownloads } from "../downloads.js";
import { connectChart } from "../zoom.js";
import { drawHistories, type RunningLab } from "./draw-histories.js";
import { labFigure, usualRule } from "./lab-section.js";
import { curveLoader, panelsIn } from "./load-curve.js";
import type { CurveFiles } from "./take-over-curve.js";

const locale = () => document.documentElement.lang || "en";
const claim = "H1";

/** Connects the placebo lab of a page: its form, the work in other threads, and the reading of its chart. */
export async function openLabBench(files: CurveFiles, section: HTMLElement): Promise<void> {
  const bench = new LabBench(section, curveLoader(files));
  await bench.draw();
  section.dataset.taken = "";
}

class LabBench {
  private readonly form: HTMLFormElement;
  private turn = 0;
  private running: RunningLab | null = null;
  private lab: PlaceboLab | null = null;

  constructor(
    private readonly section: HTMLElement,
    private readonly load: ReturnType<typeof curveLoader>,
  ) {
    const form = section.querySelector<HTMLFormElement>(".lab-controls");
    if (!form) throw new Error("the page has no form of the lab");
    this.form = form;
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("change", ({ target }) => {
      if ((target as HTMLSelectElement).name === "rule") this.show();
      else void this.draw();
    });
    section.addEventListener("click", ({ target }) => {
      const name = (target as Element).closest<HTMLElement>("button[data-lab]")?.dataset.lab;
      if (name === "draw") void this.draw();
      if (name === "cancel") this.rest("Cancelled: what is shown is the last lab that was finished.");
    });
    addEventListener("as-of-chosen", () => void this.draw());
    connectDownloads([section]);
  }

  /** Draws what the form and the address ask for. */
  async draw(): Promise<void> {
    this.rest("");
    const mine = this.turn;
    try {
      const request = this.request();
      const loaded = await this.load(claim);
      const { setting, values } = choose(loaded.claim, loaded.entry, readAddress(claim, location.search));
      const parameters = chooseParameters(
        loaded.claim.parameters(setting),
        Object.fromEntries(Object.entries(values).map(([id, value]) => [id, String(value)])),
      );
      if (mine !== this.turn) return;
      this.busy(true);
      this.say("Drawing\u2026");
      const panels = await panelsIn(loaded, setting, (words) => this.say(words));
      if (mine !== this.turn) return;
      const started = performance.now();
      const { signal: _, ...controls } = parameters;
      const asked = { ...request, parameters: controls };
      const running = drawHistories(panels, setting, asked, ({ done, of }) => {
        if (mine === this.turn) this.progress(done, of);
      });
      this.running = running;
      const lab = await running.result;
      if (mine !== this.turn) return;
      this.lab = lab;
      this.holdings = loaded.file.holdings;
      this.show();
      const seconds = numberText(locale()).decimal((performance.now() - started) / 1000, 1);
      this.rest(`Drawn in this browser in ${seconds} seconds.`);
    } catch (error) {
      if (mine === this.turn)
        this.rest(`${messageOf(error)}. What is shown is the last lab that was finished.`);
    }
  }

  private holdings: Parameters<typeof labFigure>[2] = [];

  /** What the form asks for. Throws, naming the field, on what is no whole number in its range. */
  private request(): LabRequest {
    const data = new FormData(this.form);
    const whole = (name: string) => {
      const input = this.form.elements.namedItem(name);
      const value = Number(data.get(name));
      if (input instanceof HTMLInputElement && !input.checkValidity())
        throw new Error(`\u201c${name}\u201d is a whole number from ${input.min} to ${input.max}`);
      return value;
    };
    const draws = whole("draws");
    return {
      ...usualRequest,
      noise: String(data.get("noise")) as NoiseId,
      draws,
      wordingDraws: Math.min(usualRequest.wordingDraws, draws),
      seed: whole("seed"),
      fewest: whole("fewest"),
    };
  }

  private get rule(): RuleId {
    const asked = new FormData(this.form).get("rule");
    return ruleIds.find((id) => id === asked) ?? usualRule;
  }

  private show(): void {
    const place = this.section.querySelector<HTMLElement>('[data-lab-part="figure"]');
    if (!place || !this.lab) return;
    const hadFocus = place.querySelector(".drawing") === document.activeElement;
    const variants = [variantFor(innerWidth).name];
    const surroundings = { document, locale: locale() };
    place.replaceChildren(labFigure(this.lab, this.rule, this.holdings, surroundings, variants));
    connectChart(place);
    if (hadFocus) place.querySelector<HTMLElement>(".drawing")?.focus({ preventScroll: true });
  }

  private find(selector: string): HTMLElement | null {
    return this.form.querySelector<HTMLElement>(selector);
  }

  private say(words: string): void {
    const status = this.find(".controls-status");
    if (status) status.textContent = words;
  }

  private progress(done: number, of: number): void {
    const bar = this.form.querySelector("progress");
    if (bar) bar.value = done / of;
    const text = numberText(locale());
    this.say(`${text.integer(done)} of ${text.integer(of)} histories`);
  }

  private busy(isBusy: boolean): void {
    this.section.querySelector("[data-lab-part]")?.setAttribute("aria-busy", String(isBusy));
    for (const selector of ["progress", '[data-lab="cancel"]']) {
      const element = this.find(selector);
      if (element) element.hidden = !isBusy;
    }
  }

  private rest(words: string): void {
    this.turn += 1;
    this.running?.stop();
    this.running = null;
    this.busy(false);
    this.say(words);
  }
}
