import type { Setting } from "../../src/claims/claim.js";
import type { Joint } from "../../src/multiverse/curve.js";
import { level } from "../../src/multiverse/plan.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import type { Space } from "../../src/multiverse/space.js";
import { spaceHash } from "../../src/multiverse/space-hash.js";
import type { JointTest } from "../../src/stats/specification-curve-test.js";
import { numberText } from "../../src/text/numbers.js";

const text = numberText("en");

/** What is printed before any result: what is tried, in what, and its hash. */
export function spaceLines(space: Space, { vintage, asOf }: Pick<Setting, "vintage" | "asOf">): string[] {
  const { claim, frequency, families, specifications, excluded } = space;
  return [
    `${claim}, ${frequency} bars; vintage ${vintage}, as known on ${asOf}`,
    `${text.integer(specifications.length)} specifications in ${families.length} families of equal weight:`,
    ...families.map(({ label }, i) => {
      const count = specifications.filter(({ family }) => family === i).length;
      return `  ${text.integer(count).padStart(6)}  ${label}`;
    }),
    ...[...excluded].map(([reason, count]) => `not tried, ${text.integer(count)}: ${reason}`),
    `space ${spaceHash(space)} (SHA-256 of the list)`,
  ];
}

/** One specification a line, as JSON, in the order of the space. */
export function listLines({ families, specifications }: Space): string[] {
  return specifications.map(({ index, family, parameters }) =>
    JSON.stringify({ specification: index, family: families[family]?.id, ...parameters }),
  );
}

function testLine(name: string, { observed, p }: JointTest, digits: number): string {
  return `  ${name.padEnd(34)} ${text.signed(observed, digits).padStart(8)}   p ${text.pValue(p)}`;
}

function leastOf(familyWise: Float64Array): number {
  return familyWise.reduce((least, own) => (own < least ? own : least), 1);
}

/** The joint tests, with what they could have given at best. */
export function jointLines({ test, familyWise }: Joint, { estimate }: SpecificationSource): string[] {
  const kept = familyWise.filter((own) => own <= level).length;
  const { median, share, stouffer, p, specifications, shifts, smallestAttainable } = test;
  return [
    `${text.integer(specifications)} of them have an estimate; ${text.integer(shifts)} shifts of the signal`,
    testLine(`median, ${estimate.unit || "as it is"}`, median, 3),
    testLine(`share with own p up to ${text.decimal(level, 2)}`, share, 3),
    testLine("Stouffer\u2019s Z", stouffer, 2),
    `  all three together: p ${text.pValue(p)} (smallest attainable ${text.pValue(smallestAttainable)})`,
    `  own p up to ${text.decimal(level, 2)} once corrected for all of them (step-down): ${text.integer(kept)} of ${text.integer(specifications)}, the smallest ${text.pValue(leastOf(familyWise))}`,
  ];
}
