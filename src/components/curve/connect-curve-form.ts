import type { Claim } from "../../claims/claim.js";
import type { OfferedFrequency } from "../../claims/frequencies.js";
import type { Progress } from "../../multiverse/run.js";
import { numberText } from "../../text/numbers.js";
import { carryOutWords, choiceFields, frequencyField } from "./curve-form.js";
import type { ShownCurve } from "./curve-parts.js";
import type { CurveState } from "./curve-state.js";

export interface CurveFormHandle {
  /** Shows what is in force. */
  show(standing: {
    readonly state: CurveState;
    readonly shown: ShownCurve;
    readonly claim: Claim;
    readonly offered: readonly OfferedFrequency[];
  }): void;
  /** What a control asks for that was moved before it was connected; null where none was. */
  changed(): Partial<CurveState> | null;
  say(words: string): void;
  /** Work has begun, goes on, or has ended. */
  work(words: string): void;
  progress(progress: Progress, secondsLeft: number | null): void;
  rest(words: string): void;
}

export interface CurveFormListeners {
  onState(change: Partial<CurveState>): void;
  onAction(name: string): void;
}

const locale = () => document.documentElement.lang || "en";

/** Connects the form of a curve, and the buttons under it. */
export function connectForm(section: HTMLElement, listeners: CurveFormListeners): CurveFormHandle {
  const form = section.querySelector<HTMLFormElement>(".curve-controls");
  if (!form) throw new Error("the page has no form of the curve");
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => listeners.onState(readForm(form)));
  section.addEventListener("click", ({ target }) => {
    const name = (target as Element).closest<HTMLElement>("button[data-do]")?.dataset.do;
    if (name === "copy-link") void copyLink(form);
    else if (name) listeners.onAction(name);
  });
  const busy = (isBusy: boolean) => {
    for (const part of section.querySelectorAll("[data-curve-part]"))
      part.setAttribute("aria-busy", String(isBusy));
    find(form, '[data-do="cancel"]').hidden = !isBusy;
    find(form, "progress").hidden = !isBusy;
  };
  const say = (words: string) => {
    find(form, ".controls-status").textContent = words;
  };
  return {
    say,
    changed: () => (isMoved(form) ? readForm(form) : null),
    show: ({ state, shown, offered }) => showState(form, state, shown, offered),
    work(words) {
      busy(true);
      form.querySelector("progress")?.removeAttribute("value");
      say(words);
    },
    progress({ done, of }, seconds) {
      const bar = form.querySelector("progress");
      if (bar) bar.value = done / of;
      say(progressWords({ done, of }, seconds));
    },
    rest(words) {
      busy(false);
      say(words);
    },
  };
}

function find(form: HTMLElement, selector: string): HTMLElement {
  const element = form.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`the form of the curve has no ${selector}`);
  return element;
}

/** Whether any control stands otherwise than in the page as it came. */
function isMoved(form: HTMLFormElement): boolean {
  return [...form.querySelectorAll("option")].some((option) => option.selected !== isStandard(option));
}

function isStandard(option: HTMLOptionElement): boolean {
  const { options } = option.closest("select") ?? { options: [] };
  const standard = [...options].find(({ defaultSelected }) => defaultSelected) ?? options[0];
  return option === standard;
}

/** What the form asks for. Another claim starts from its own defaults; bars of another length from theirs. */
function readForm(form: HTMLFormElement): Partial<CurveState> {
  const data = new FormData(form);
  const address = new URLSearchParams(location.search);
  const asOf = address.get("asOf");
  const claim = String(data.get("claim"));
  const shifts = Number(data.get("shifts"));
  const day = asOf ? { asOf } : {};
  const isSameClaim = claim === form.dataset.claim;
  if (!isSameClaim) return { claim, shifts, asked: day, only: {}, alone: false };
  const only = [...data].flatMap(([name, value]) =>
    name.startsWith("only.") && value !== "" ? [[name.slice("only.".length), String(value)] as const] : [],
  );
  const frequency = String(data.get("frequency") ?? "");
  if (frequency !== form.dataset.frequency) {
    const bars = frequency === form.dataset.standard ? {} : { frequency };
    return { claim, shifts, asked: { ...day, ...bars }, only: {}, alone: false };
  }
  return { claim, shifts, only: Object.fromEntries(only), alone: false };
}

function showState(
  form: HTMLFormElement,
  state: CurveState,
  { space, setting, standard, chosen }: ShownCurve,
  offered: readonly OfferedFrequency[],
): void {
  const surroundings = { document, locale: locale() };
  const { frequency } = setting;
  const isOther = form.dataset.claim !== state.claim || form.dataset.frequency !== frequency;
  Object.assign(form.dataset, { claim: state.claim, frequency, standard: standard.frequency });
  for (const [name, value] of [
    ["claim", state.claim],
    ["shifts", String(state.shifts)],
  ] as const) {
    const control = form.elements.namedItem(name);
    if (control instanceof HTMLSelectElement) control.value = value;
  }
  const choices = find(form, "[data-choices]") as HTMLDetailsElement;
  if (isOther && !state.alone) {
    const fresh = choiceFields({ space, chosen }, surroundings) as HTMLDetailsElement;
    fresh.open = choices.open || Object.keys(chosen).length > 0;
    choices.replaceWith(fresh);
    find(form, "[data-frequencies]").replaceWith(frequencyField({ frequency, offered }, surroundings));
  }
  for (const control of form.querySelectorAll<HTMLSelectElement>("select[name^='only.']"))
    control.value = state.only[control.name.slice("only.".length)] ?? "";
  find(form, '[data-do="all-choices"]').hidden = Object.keys(state.only).length === 0;
  find(form, '[data-do="carry-out"]').textContent = carryOutWords({ space, chosen }, locale());
}

function progressWords({ done, of }: Progress, seconds: number | null): string {
  const text = numberText(locale());
  const left = seconds === null ? "" : `, about ${text.integer(Math.max(1, Math.ceil(seconds)))} s left`;
  return `${text.integer(done)} of ${text.integer(of)}${left}`;
}

async function copyLink(form: HTMLFormElement): Promise<void> {
  const status = find(form, ".controls-status");
  status.textContent = await navigator.clipboard.writeText(location.href).then(
    () => "Link copied.",
    () => `Copy this address: ${location.href}`,
  );
}
