import { pack } from "tar-stream";
import { claimsOfChapter } from "../claims/claims.js";
import { chapterFile, ofChapter, panelsAtArticles } from "../report/chapter-files.js";
import { makeReport } from "../report/make-report.js";
import { chooseVintage } from "../vintage/choose-vintage.js";

const report = await makeReport(chooseVintage({ requested: process.env.VINTAGE, root: process.cwd() }));
const archive = pack();
archive.pipe(process.stdout);
for (const chapter of Object.keys(claimsOfChapter) as (keyof typeof claimsOfChapter)[]) {
  const claims = ofChapter(report, chapter);
  archive.entry({ name: `${chapter}.json`, mtime: new Date(0) }, JSON.stringify(chapterFile(claims)));
  archive.entry(
    { name: `${chapter}-at-articles.json`, mtime: new Date(0) },
    JSON.stringify(panelsAtArticles(claims)),
  );
}
archive.finalize();
