import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseTable, refusalOf } from "../src/vintage/parse-table.js";
import { validateFacts } from "../src/vintage/validate-facts.js";
import { validateObservations } from "../src/vintage/validate-observations.js";
import { writeVintage } from "../src/vintage/write-vintage.js";

const observationsAsOf = "2026-08-21";
const factsAsOf = "2026-10-09";
const embedded = fileURLToPath(new URL("../data/embedded", import.meta.url));

async function embed(figuresFolder: string, factsFolder: string): Promise<string> {
  const refuseFigures = refusalOf(figuresFolder);
  const refuseFacts = refusalOf(factsFolder);
  const observationText = await readFile(join(figuresFolder, "observations.csv"), "utf8");
  const factText = await readFile(join(factsFolder, "facts.csv"), "utf8");
  const observationLines = parseTable("observations", observationText, refuseFigures);
  const vintage = await writeVintage(embedded, {
    name: "embedded",
    asOf: observationsAsOf,
    retrievedAt: "2026-08",
    observations: validateObservations(observationLines, observationsAsOf, refuseFigures),
    facts: validateFacts(parseTable("facts", factText, refuseFacts), refuseFacts),
    factsAsOf,
    factsRetrievedAt: "2026-10",
  });
  const { id, observations, coverage, facts } = vintage;
  return `${id}: ${observations.length} observations, ${coverage.length} series by frequency, ${facts.length} facts`;
}

const [figuresFolder, factsFolder] = process.argv.slice(2);
if (figuresFolder && factsFolder) {
  console.log(await embed(figuresFolder, factsFolder));
} else {
  console.error("usage: npm run embed -- FIGURES_DIR FACTS_DIR");
  process.exitCode = 2;
}
