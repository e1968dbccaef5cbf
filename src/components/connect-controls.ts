import type { Claim, Finding } from "../claims/claim.js";
import type { Chosen } from "./chosen.js";
import { rangeText } from "./controls.js";

type Asked = Readonly<Record<string, string>>;

/** A claim\u2019s form in the page. */
export interface Form {
  readonly element: HTMLFormElement;
  read(): Asked;
  /** Called on every change; `fresh` marks the first of a movement, which is a step that “back” undoes. */
  onChange(listener: (asked: Asked, fresh: boolean) => void): void;
  /** Called when the reader gives up waiting. */
  onCancel(listener: () => void): void;
  /** Called when a control is touched that needs the database. */
  onNeedDatabase(listener: () => void): void;
}

/** The form of a claim, or null where the page has none. */
export function connectControls(claim: string): Form | null {
  const element = document.querySelector<HTMLFormElement>(`[data-controls="${claim}"]`);
  if (!element) return null;
  element.addEventListener("submit", (event) => event.preventDefault());
  connectCopyLink(element);
  return {
    element,
    read: () => readForm(element),
    onChange(listener) {
      const movement = movementOf(restMilliseconds);
      element.addEventListener("input", ({ target }) => {
        const frequencyChanged = target instanceof HTMLInputElement && target.name === "frequency";
        listener(frequencyChanged ? withoutRanges(element) : readForm(element), movement.isFresh(target));
      });
      element.addEventListener("reset", () => queueMicrotask(() => listener({}, true)));
      for (const button of element.querySelectorAll<HTMLButtonElement>("[data-as-of]")) {
        button.addEventListener("click", () =>
          listener({ ...readForm(element), asOf: button.dataset.asOf ?? "" }, true),
        );
      }
    },
    onCancel(listener) {
      element.querySelector("[data-cancel]")?.addEventListener("click", listener);
    },
    onNeedDatabase(listener) {
      const needing = element.querySelectorAll<HTMLElement>("[name=asOf], [name=frequency], [data-as-of]");
      for (const control of needing) control.addEventListener("pointerenter", listener, { once: true });
      for (const control of needing) control.addEventListener("focus", listener, { once: true });
    },
  };
}

const restMilliseconds = 800;

/** Tells the first change of a movement from those that go on with it: the same control, without a rest between. */
function movementOf(rest: number): { isFresh(control: EventTarget | null): boolean } {
  let moving: EventTarget | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    isFresh(control) {
      const fresh = control !== moving;
      moving = control;
      clearTimeout(timer);
      timer = setTimeout(() => {
        moving = null;
      }, rest);
      return fresh;
    },
  };
}

function readForm(element: HTMLFormElement): Asked {
  return Object.fromEntries([...new FormData(element)].map(([id, value]) => [id, String(value)]));
}

/** Ranges count bars: at another length of bar they start from its defaults again. */
function withoutRanges(element: HTMLFormElement): Asked {
  const ranges = [...element.querySelectorAll<HTMLInputElement>("input[type=range]")].map(({ name }) => name);
  return Object.fromEntries(Object.entries(readForm(element)).filter(([id]) => !ranges.includes(id)));
}

/** Shows in the form what is in force, with the default beside it and the events that remain. */
export function showChosen(
  form: Form | null,
  claim: Claim,
  { setting, values }: Chosen,
  finding: Finding,
): void {
  if (!form) return;
  const { element } = form;
  for (const parameter of claim.parameters(setting)) {
    const control = element.elements.namedItem(parameter.id);
    const value = values[parameter.id] ?? parameter.default;
    if (control instanceof HTMLSelectElement) control.value = String(value);
    if (parameter.kind !== "range" || !(control instanceof HTMLInputElement)) continue;
    control.min = String(parameter.minimum);
    control.max = String(parameter.maximum);
    control.value = String(value);
    control.setAttribute("aria-valuetext", rangeText(parameter, Number(value)));
    setText(element, `[data-output="${parameter.id}"]`, rangeText(parameter, Number(value)));
    setText(
      element,
      `[data-output="${parameter.id}"] ~ .default`,
      `default ${rangeText(parameter, parameter.default)}`,
    );
  }
  setText(element, "[data-in-words]", claim.inWords(values, setting));
  const frequency = element.querySelector<HTMLInputElement>(`[name=frequency][value=${setting.frequency}]`);
  if (frequency) frequency.checked = true;
  const asOf = element.elements.namedItem("asOf");
  if (asOf instanceof HTMLInputElement) asOf.value = setting.asOf;
  for (const [id, words] of Object.entries(claim.remaining?.(finding, values) ?? {}))
    setText(element, `[data-remaining="${id}"]`, words);
}

function setText(root: HTMLElement, selector: string, text: string): void {
  const element = root.querySelector(selector);
  if (element) element.textContent = text;
}

function connectCopyLink(element: HTMLFormElement): void {
  const button = element.querySelector<HTMLButtonElement>("[data-copy-link]");
  button?.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(location.href);
      setText(element, ".controls-status", "Link copied.");
    } catch {
      setText(element, ".controls-status", `Copy this address: ${location.href}`);
    }
  });
}
