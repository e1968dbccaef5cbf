import { parentPort, Worker } from "node:worker_threads";
import type { Answered, Asked, Port } from "../../src/multiverse/messages.js";

/** Node 20 does not hand the loader of TypeScript on to a worker: it registers its own before it loads the module. */
const bootstrap = `
const { workerData } = require("node:worker_threads");
import(workerData.loader).then(({ register }) => {
  register();
  return import(workerData.module);
});`;

/** Starts a thread of Node on a module (TypeScript, by tsx) that answers with `serve`. */
export function startNodeWorker(module: URL): Port<Asked, Answered> {
  const loader = import.meta.resolve("tsx/esm/api");
  const worker = new Worker(bootstrap, { eval: true, workerData: { loader, module: module.href } });
  let hear: (message: Answered) => void = () => {};
  worker.on("message", (message: Answered) => hear(message));
  worker.on("error", (error) => hear({ kind: "failed", reason: error.message }));
  return {
    send: (message, handedOver) => worker.postMessage(message, handedOver),
    receive(listener) {
      hear = listener;
    },
    close() {
      void worker.terminate();
    },
  };
}

/** The line to the thread that started this one. */
export function portToParent(): Pick<Port<Answered, Asked>, "send" | "receive"> {
  const parent = parentPort;
  if (!parent) throw new Error("this module runs in a worker only");
  return {
    send: (message, handedOver) => parent.postMessage(message, handedOver),
    receive: (listener) => {
      parent.on("message", listener);
    },
  };
}
