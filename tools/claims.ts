import { parseArgs } from "node:util";
import { claimById } from "../src/claims/claims.js";
import { summaryOf } from "../src/claims/summary.js";
import { makeReport } from "../src/report/make-report.js";
import { numberText } from "../src/text/numbers.js";
import { chooseVintage } from "../src/vintage/choose-vintage.js";

const usage =
  "usage: npm run claims -- [--vintage DIR] [--as-of YYYY-MM-DD] [--json] [--claim ID] [--set PARAMETER=VALUE ...]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      vintage: { type: "string" },
      "as-of": { type: "string" },
      json: { type: "boolean" },
      claim: { type: "string" },
      set: { type: "string", multiple: true, default: [] },
    },
  });
  const directory = chooseVintage({ requested: values.vintage ?? process.env.VINTAGE, root: process.cwd() });
  if (values.set.length > 0 && !values.claim) throw new Error("--set needs --claim: whose parameter is it?");
  const { claims, vintage, asOf } = await makeReport(directory, {
    asOf: values["as-of"],
    atArticles: false,
    ...(values.claim ? { only: [claimById(values.claim)] } : {}),
    asked: Object.fromEntries(values.set.map(readSetting)),
  });
  const findings = claims.map(({ finding }) => finding);
  if (values.json) {
    process.stdout.write(`${JSON.stringify(findings.map(summaryOf), null, 2)}\n`);
    return;
  }
  const text = numberText("en");
  process.stdout.write(`vintage ${vintage.id}, as known on ${asOf}\n\n`);
  for (const finding of findings) {
    const p = finding.p
      ? `, p ${text.pValue(finding.p.value)} (smallest attainable ${text.pValue(finding.p.smallestAttainable)})`
      : "";
    process.stdout.write(`${finding.claim}  ${finding.verdict}
    ${finding.sentence}
`);
    for (const { what, date, value, unit } of finding.counted) {
      process.stdout.write(`    ${date}  ${value === null ? (date > asOf ? "open" : "no data") : `${text.decimal(value, 2)} ${unit}`}  ${what}
`);
    }
    process.stdout.write(`    n ${finding.n}, effective n ${finding.effectiveN}${p}

`);
  }
}

/** "gap=30" as a parameter and its value. */
function readSetting(text: string): [string, string] {
  const at = text.indexOf("=");
  if (at < 1) throw new Error(`--set ${text}: expected PARAMETER=VALUE`);
  return [text.slice(0, at), text.slice(at + 1)];
}

main().catch((error: unknown) => {
  process.stderr.write(`claims: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 1;
});
