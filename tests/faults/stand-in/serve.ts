import { parseArgs } from "node:util";
import { openStandIn } from "./open-stand-in.js";

// tsx tests/faults/stand-in/serve.ts [--fault source[/name]=kind]... [--as-of YYYY-MM-DD] [--late-rows N]
const { values } = parseArgs({
  options: {
    fault: { type: "string", multiple: true, default: [] },
    "as-of": { type: "string", default: "9999-12-31" },
    "late-rows": { type: "string", default: "0" },
    "retry-after": { type: "string", default: "1" },
  },
});
const standIn = await openStandIn({
  faults: values.fault,
  asOf: values["as-of"],
  lateRows: Number(values["late-rows"]),
  retryAfterSeconds: Number(values["retry-after"]),
});
console.log(standIn.url);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => standIn.close().then(() => process.exit(0)));
}
