import type { Panel, Parameters, Setting } from "../../claims/claim.js";
import type { Held } from "../../claims/evaluate-claim.js";
import type { Answered, Asked } from "../../multiverse/messages.js";
import type { BreakSearch } from "../../multiverse/nearest-break.js";
import type { LabDraws, LabFrame } from "../../multiverse/placebo-lab/lab.js";
import type { LabRequest } from "../../multiverse/placebo-lab/request.js";
import type { Progress } from "../../multiverse/run.js";

/** Asks where the verdict of a claim breaks, from one choice of its controls. */
export interface BreakAsked {
  readonly kind: "break";
  readonly claim: string;
  readonly panels: Readonly<Record<string, Panel>>;
  readonly setting: Setting;
  readonly held: Held;
  readonly from: Parameters;
}

/** Opens the placebo lab; then draws are asked for, from one, included, to another, excluded. */
export type LabAsked =
  | {
      readonly kind: "lab-open";
      readonly panels: Readonly<Record<string, Panel>>;
      readonly setting: Setting;
      readonly request: LabRequest;
    }
  | { readonly kind: "lab-draws"; readonly from: number; readonly to: number };

/** What the page asks of a worker, and what that answers. */
export type PageAsked = Asked | BreakAsked | LabAsked;
export type PageAnswered =
  | Answered
  | { readonly kind: "break"; readonly search: BreakSearch }
  | { readonly kind: "lab-open"; readonly frame: LabFrame }
  | { readonly kind: "lab-draws"; readonly part: LabDraws }
  | { readonly kind: "progress"; readonly progress: Progress };
