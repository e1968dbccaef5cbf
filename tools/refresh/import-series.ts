import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { availableOn } from "../../src/series/availability.js";
import { seriesById } from "../../src/series/catalogue.js";
import { contractOf } from "../../src/series/contracts.js";
import { checkAnswer } from "../../src/sources/check-answer.js";
import { parseExport } from "../../src/sources/csv-import.js";
import type { Answer } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";
import { kept, type SeriesResult } from "./fetch-series.js";
import { joinRevisions, type LastGood, rowsOf } from "./last-good.js";

/** A file to take a series from. */
export interface Import {
  readonly path: string;
  readonly unit: string | undefined;
}

interface Importing {
  readonly asOf: string;
  readonly moment: string;
  readonly accept: ReadonlySet<string>;
}

/** Takes a series from a CSV export made by hand, under the same contract as a source's answer. Throws nothing for a fault of the file. */
export async function importSeries(
  id: string,
  { path, unit }: Import,
  good: LastGood,
  importing: Importing,
): Promise<SeriesResult> {
  const file = basename(path);
  const source = `import/${file}`;
  try {
    const answer = await readExport(id, path, unit, importing.asOf);
    const checked = check(id, file, answer, good, importing);
    const first = answer.points[0]?.date ?? "";
    const since = good.fetch?.fallbackFrom ?? null;
    return {
      series: id,
      rows: rowsOf(id, checked.points, good.coarser),
      fetch: {
        series: id,
        source,
        outcome: "imported",
        lastTry: importing.moment,
        lastGood: importing.moment,
        fullHistoryOn: importing.moment.slice(0, 10),
        fallbackFrom: since !== null && since < first ? since : null,
        missing: answer.missing.length,
        failure: null,
        note: null,
        check: null,
      },
      revisions: joinRevisions(good.revisions, checked.revisions),
      added: checked.added,
    };
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return kept(id, source, good, error.message, importing.moment);
  }
}

async function readExport(id: string, path: string, unit: string | undefined, asOf: string): Promise<Answer> {
  const file = basename(path);
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(await readFile(path));
  } catch (error) {
    const got =
      error instanceof TypeError ? "other bytes" : ((error as NodeJS.ErrnoException).code ?? String(error));
    throw new SourceError("import", file, { rule: "file", expected: "a readable UTF-8 file", got });
  }
  const { points, missing } = parseExport(text, { file, series: id, ...(unit && { unit }) });
  const known = (date: string) => availableOn(seriesById(id), date) <= asOf;
  return { points: points.filter(({ date }) => known(date)), missing: missing.filter(known) };
}

function check(
  id: string,
  file: string,
  answer: Answer,
  good: LastGood,
  { asOf, moment, accept }: Importing,
) {
  const from = answer.points[0]?.date ?? asOf;
  return checkAnswer({
    series: seriesById(id),
    contract: contractOf(id, asOf),
    source: `import/${file}`,
    answer,
    range: { from, to: asOf },
    whole: good.native.length === 0,
    before: good.native,
    beforeMonths: good.months,
    provisionalFrom: good.fetch?.fallbackFrom ?? null,
    acceptRevisions: accept.has(id),
    found: moment,
  });
}
