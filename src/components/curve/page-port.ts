import type { Port } from "../../multiverse/messages.js";
import type { PageAnswered, PageAsked } from "./page-messages.js";

/** The script that the page\u2019s workers run: its name changes with its contents. */
export const workerUrl = import.meta.resolve("./page-worker.js");

/** Starts a worker of the page. */
export function startPageWorker(): Port<PageAsked, PageAnswered> {
  const worker = new Worker(workerUrl, { type: "module" });
  let hear: (message: PageAnswered) => void = () => {};
  worker.addEventListener("message", ({ data }: MessageEvent<PageAnswered>) => hear(data));
  worker.addEventListener("error", ({ message }) =>
    hear({ kind: "failed", reason: message || "the worker could not be started" }),
  );
  return {
    send: (message, handedOver) => worker.postMessage(message, handedOver),
    receive(listener) {
      hear = listener;
    },
    close: () => worker.terminate(),
  };
}
