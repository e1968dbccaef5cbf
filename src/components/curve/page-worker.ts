import { claimById } from "../../claims/claims.js";
import { evaluateOn } from "../../claims/evaluate-claim.js";
import type { Asked, Port } from "../../multiverse/messages.js";
import { nearestBreak } from "../../multiverse/nearest-break.js";
import { serve } from "../../multiverse/serve.js";
import { sourceOf, sources } from "../../multiverse/sources.js";
import { messageOf } from "../../text/message.js";
import type { BreakAsked, PageAnswered, PageAsked } from "./page-messages.js";

/** The side of the page, as a worker sees it. */
interface Page {
  postMessage(message: PageAnswered, transfer: Transferable[]): void;
  addEventListener(type: "message", listener: (event: { readonly data: PageAsked }) => void): void;
}

const page = globalThis as unknown as Page;
const reportEveryMs = 100;

const curves: Pick<Port<PageAnswered, Asked>, "send" | "receive"> = {
  send: (message, handedOver) => page.postMessage(message, handedOver),
  receive(listener) {
    page.addEventListener("message", ({ data }) => {
      if (data.kind !== "break") listener(data);
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

serve(curves, sources);
page.addEventListener("message", ({ data }) => {
  if (data.kind !== "break") return;
  try {
    searchBreak(data);
  } catch (error) {
    page.postMessage({ kind: "failed", reason: messageOf(error) }, []);
  }
});
