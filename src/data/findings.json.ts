import { summaryOf } from "../claims/summary.js";
import { makeReport } from "../report/make-report.js";
import { chooseVintage } from "../vintage/choose-vintage.js";

const { claims } = await makeReport(chooseVintage({ requested: process.env.VINTAGE, root: process.cwd() }), {
  atArticles: false,
});
process.stdout.write(
  JSON.stringify(
    claims.map(({ finding }) => summaryOf(finding)),
    null,
    1,
  ),
);
