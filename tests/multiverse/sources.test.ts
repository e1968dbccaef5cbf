import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { claimById } from "../../src/claims/claims.js";
import { chooseParameters, defaultParameters } from "../../src/claims/evaluate-claim.js";
import { sources } from "../../src/multiverse/sources.js";
import { findSpecification } from "../../src/multiverse/space.js";
import type { PanelFrequency } from "../../src/series/series.js";
import { readVintage } from "../../src/vintage/read-vintage.js";
import { type OpenClaims, openClaims, openEmbedded } from "../claims/embedded.js";
import { scratch } from "../faults/base-vintages.js";
import { recordingsAbsent, refreshFromRecordings } from "../faults/recordings.js";
import { agreementOf, fewestCompared } from "./card-agreement.js";

const ids = sources.map(({ claim }) => claim);

const settings = sources.flatMap((source) =>
  claimById(source.claim).frequencies.map((frequency) => ({ source, claim: source.claim, frequency })),
);

test("nine claims have a specification curve, in the order of the articles\u2019 argument", () => {
  expect(ids).toEqual(["R2", "R4", "L4", "H1", "H2", "H3", "H4", "H5", "C8"]);
});

describe.each(settings)("the space of $claim, $frequency", ({ source, frequency }) => {
  const setting = { vintage: "", asOf: "2026-08-21", frequency };
  const parameters = claimById(source.claim).parameters(setting);
  const space = source.space(setting);

  test("is listed without data, every family with specifications", () => {
    expect([space.claim, space.frequency]).toEqual([source.claim, frequency]);
    const families = new Set(space.specifications.map(({ family }) => family));
    expect([...families].sort((a, b) => a - b)).toEqual(space.families.map((_, i) => i));
  });

  test("holds nothing that the claim\u2019s controls do not accept", () => {
    for (const specification of space.specifications) {
      const asked = Object.entries(specification.parameters).map(([id, value]) => [id, String(value)]);
      expect(chooseParameters(parameters, Object.fromEntries(asked))).toEqual(specification.parameters);
    }
  });

  test("holds the claim\u2019s default setting", () => {
    expect(findSpecification(space, defaultParameters(parameters))).not.toBeNull();
  });
});

/** The curve of a claim says of each specification what the card says, wherever both can. */
async function expectAgreement(open: OpenClaims, claim: string, frequency: PanelFrequency): Promise<void> {
  const source = sources.find((one) => one.claim === claim);
  if (!source) throw new Error(`${claim} has no curve`);
  const { specifications, compared, estimated, withDefault, differences } = await agreementOf(
    source,
    open,
    frequency,
  );
  expect(differences).toEqual([]);
  expect(withDefault).toBe(true);
  expect(compared).toBeGreaterThanOrEqual(Math.min(fewestCompared, specifications));
  expect(estimated).toBeGreaterThanOrEqual(compared / 2);
}

describe("the card of each specification is the claim\u2019s own, to the last digit,", {
  timeout: 120_000,
}, () => {
  let embedded: OpenClaims;
  beforeAll(async () => {
    embedded = await openEmbedded();
  });

  test.each(ids)("%s, by month ends", async (claim) => {
    await expectAgreement(embedded, claim, "monthly");
  });
});

const finer = settings.filter(({ frequency }) => frequency !== "monthly");

describe.skipIf(recordingsAbsent)(
  "with the recordings of the public sources beside the project, so it is",
  { timeout: 120_000 },
  () => {
    const folder = scratch();
    let recorded: OpenClaims;
    beforeAll(async () => {
      const asked = { asOf: "2026-08-21", vintage: `${folder}/full`, timeoutMs: 60_000 };
      const { vintage, results } = await refreshFromRecordings([], asked);
      expect(results.flatMap(({ fetch }) => fetch.failure ?? [])).toEqual([]);
      recorded = await openClaims(await readVintage(vintage?.directory ?? ""));
    });
    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test.each(finer)("$claim, $frequency", async ({ claim, frequency }) => {
      await expectAgreement(recorded, claim, frequency);
    });
  },
);
