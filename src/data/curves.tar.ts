import { pack } from "tar-stream";
import { toJson } from "../multiverse/curve-record.js";
import { sources } from "../multiverse/sources.js";
import { makeReport } from "../report/make-report.js";
import { readCurves } from "../report/read-curves.js";
import { chooseVintage } from "../vintage/choose-vintage.js";

const report = await makeReport(chooseVintage({ requested: process.env.VINTAGE, root: process.cwd() }));
const curves = await readCurves(report);
const archive = pack();
archive.pipe(process.stdout);
for (const { claim } of sources) {
  const record = curves.get(claim);
  const contents = JSON.stringify(record ? toJson(record) : null);
  archive.entry({ name: `${claim}.json`, mtime: new Date(0) }, contents);
}
archive.finalize();
