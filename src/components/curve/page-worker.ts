import { claimById } from "../../claims/claims.js";
import { evaluateOn } from "../../claims/evaluate-claim.js";
import type { Asked, Port } from "../../multiverse/messages.js";
import { nearestBreak } from "../../multiverse/nearest-break.js";
import { type PreparedLab, prepareLab } from "../../multiverse/placebo-lab/prepare.js";
import { serve } from "../../multiverse/serve.js";
import { sourceOf, sources } from "../../multiverse/sources.js";
import { messageOf } from "../../text/message.js";
import type { BreakAsked, LabAsked, PageAnswered, PageAsked } from "./page-messages.js";

/** The side of the page, as a worker sees it. */
interface Page {
  postMessage(message: PageAnswered, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: { readonly data: PageAsked }) => void): void;
}

const page = globalThis as unknown as Page;
const reportEveryMs = 100;

/** What the page asks beside the work on a curve. */
function isOfPage(asked: PageAsked): asked is BreakAsked | LabAsked {
  return asked.kind === "break" || asked.kind === "lab-open" || asked.kind === "lab-draws";
}

const curves: Pick<Port<PageAnswered, Asked>, "send" | "receive"> = {
  send: (message, handedOver) => page.postMessage(message, handedOver),
  receive(listener) {
    page.addEventListener("message", ({ data }) => {
      if (!isOfPage(data)) listener(data);
    });
  },
};

function searchBreak({ claim: id, panels, setting, held, from }: BreakAsked): void {
  const claim = claimById(id);
  const space = sourceOf(id)?.space(setting);
  if (!space) throw new Error(`the claim ${id} has no specification curve`);
  let told = performance.now();
  const search = nearestBreak({
    space,
    from,
    verdictAt: (parameters) => evaluateOn(claim, panels, parameters, setting, held).verdict,
    onProgress(progress) {
      if (performance.now() - told < reportEveryMs) return;
      told = performance.now();
      page.postMessage({ kind: "progress", progress }, []);
    },
  });
  page.postMessage({ kind: "break", search }, []);
}

let lab: PreparedLab | null = null;

function runLab(asked: LabAsked): void {
  if (asked.kind === "lab-open") {
    lab = prepareLab(asked.panels, asked.setting, asked.request);
    page.postMessage({ kind: "lab-open", frame: lab.frame }, []);
  } else {
    if (!lab) throw new Error("the lab was asked before it was opened");
    page.postMessage({ kind: "lab-draws", part: lab.draw(asked.from, asked.to) }, []);
  }
}

serve(curves, sources);
page.addEventListener("message", ({ data }) => {
  if (!isOfPage(data)) return;
  try {
    if (data.kind === "break") searchBreak(data);
    else runLab(data);
  } catch (error) {
    page.postMessage({ kind: "failed", reason: messageOf(error) }, []);
  }
});
