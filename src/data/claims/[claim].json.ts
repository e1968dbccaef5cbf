import { parseArgs } from "node:util";
import { makeReport } from "../../report/make-report.js";
import { chooseVintage } from "../../vintage/choose-vintage.js";

const { values } = parseArgs({ options: { claim: { type: "string" } } });
const { claims, vintage } = await makeReport(
  chooseVintage({ requested: process.env.VINTAGE, root: process.cwd() }),
);
const report = claims.find(({ claim }) => claim.id === values.claim);
if (!report) throw new Error(`no claim ${values.claim}`);
const { setting, offered, panels } = report;
const holdings = vintage.coverage.map(({ series, frequency, first, last }) => ({
  series,
  frequency,
  first,
  last,
}));
process.stdout.write(JSON.stringify({ setting, offered, panels, holdings }));
