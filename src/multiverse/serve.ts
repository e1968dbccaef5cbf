import { curveStandards } from "../stats/curve-standards.js";
import { testPart, testParts } from "./curve-part.js";
import type { Answered, Asked, Port } from "./messages.js";
import { shiftsOf, turnsOf } from "./plan.js";
import { carryOutRows, type Turns } from "./rows.js";
import { inRanges, withoutShifts } from "./shift-ranges.js";
import type { Prepared, SpecificationSource } from "./source.js";
import type { Space } from "./space.js";
import { spaceHash } from "./space-hash.js";
import { subspace } from "./subspace.js";

interface Opened {
  readonly source: SpecificationSource;
  readonly space: Space;
  readonly prepared: Prepared;
  readonly shifts: number;
  readonly turns: Turns;
}

function spaceOf(
  sources: readonly SpecificationSource[],
  { claim, setting, chosen }: Asked & { kind: "open" | "list" },
): { source: SpecificationSource; space: Space } {
  const source = sources.find((one) => one.claim === claim);
  if (!source) throw new Error(`the claim ${claim} has no specification curve`);
  return { source, space: subspace(source.space(setting), chosen) };
}

function open(sources: readonly SpecificationSource[], asked: Asked & { kind: "open" }): Opened {
  const { source, space } = spaceOf(sources, asked);
  const prepared = source.prepare(asked.panels, asked.setting);
  const shifts = shiftsOf(prepared, asked.shifts);
  return { source, space, prepared, shifts, turns: turnsOf(shifts) };
}

/** Answers a conductor in a thread of its own: opens a claim, carries out what is asked for, and tests the whole. */
export function serve(
  port: Pick<Port<Answered, Asked>, "send" | "receive">,
  sources: readonly SpecificationSource[],
): void {
  let opened: Opened | null = null;
  const answer = (asked: Asked): void => {
    if (asked.kind === "open") {
      opened = open(sources, asked);
      port.send({ kind: "open", shifts: opened.shifts }, []);
      return;
    }
    if (asked.kind === "list") {
      const { space } = spaceOf(sources, asked);
      port.send({ kind: "list", specifications: space.specifications.length, hash: spaceHash(space) }, []);
      return;
    }
    if (!opened) throw new Error("a worker was asked before it was opened");
    const { source, space, prepared, shifts, turns } = opened;
    if (asked.kind === "rows") {
      const specifications = space.specifications.slice(asked.from, asked.to);
      const rows = carryOutRows(prepared, source, specifications, turns, shifts);
      const standards = curveStandards({ rows: [rows], shifts, alternative: source.alternative });
      const ranges = inRanges(rows, shifts, asked.ranges);
      port.send({ kind: "rows", rows: withoutShifts(rows), ranges, standards }, []);
      return;
    }
    if (asked.kind === "part") {
      const { part, giveBack } = asked;
      const tested = testPart(space, part);
      const rows = giveBack ? part.rows : [];
      port.send({ kind: "part", first: part.first, tested, rows }, []);
      return;
    }
    const joint = testParts(asked.parts, { ...asked, alternative: source.alternative });
    port.send({ kind: "joint", joint }, []);
  };
  port.receive((asked) => {
    try {
      answer(asked);
    } catch (error) {
      port.send({ kind: "failed", reason: error instanceof Error ? error.message : String(error) }, []);
    }
  });
}
