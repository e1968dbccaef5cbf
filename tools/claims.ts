import { parseArgs } from "node:util";
import { summaryOf } from "../src/claims/summary.js";
import { makeReport } from "../src/report/make-report.js";
import { numberText } from "../src/text/numbers.js";
import { chooseVintage } from "../src/vintage/choose-vintage.js";

const usage = "usage: npm run claims -- [--vintage DIR] [--as-of YYYY-MM-DD] [--json]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { vintage: { type: "string" }, "as-of": { type: "string" }, json: { type: "boolean" } },
  });
  const directory = chooseVintage({ requested: values.vintage ?? process.env.VINTAGE, root: process.cwd() });
  const { claims, vintage, asOf } = await makeReport(directory, values["as-of"]);
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

main().catch((error: unknown) => {
  process.stderr.write(`claims: ${error instanceof Error ? error.message : String(error)}\n${usage}\n`);
  process.exitCode = 1;
});
