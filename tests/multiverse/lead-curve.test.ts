import { describe, expect, test } from "vitest";
import { type Held, leadSource, weeklyPanel } from "../../bench/multiverse/lead-source.js";
import { conduct } from "../../src/multiverse/conduct.js";
import { inOrder, jointOf } from "../../src/multiverse/curve.js";
import type { Answered, Asked, Port } from "../../src/multiverse/messages.js";
import type { Rows } from "../../src/multiverse/rows.js";
import { runCurve, runRows } from "../../src/multiverse/run.js";
import { serve } from "../../src/multiverse/serve.js";
import { rangeOf } from "../../src/multiverse/shard.js";
import type { SpecificationSource } from "../../src/multiverse/source.js";
import { readColumn } from "../stats/reference.js";

const setting = { vintage: "reference", asOf: "2026-01-01", frequency: "weekly" } as const;

function reference(set: string, columns: readonly string[]) {
  const entries = columns.map((name) => [name, readColumn(`data/${set}.csv`, name)] as const);
  return { series: weeklyPanel(Object.fromEntries(entries)) };
}

async function testOf(set: string, held: Held) {
  const columns = held === "factor" ? ["x", "y", "f"] : ["x", "y"];
  const { joint } = await runCurve(leadSource([held]), reference(set, columns), setting);
  const { median, share, stouffer, p } = joint.test;
  return { joint: p, median: median.p, share: share.p, stouffer: stouffer.p };
}

describe("the joint test of all specifications of \u201cx leads y\u201d", () => {
  test("rejects where x leads y by eight weeks (ds1), by every statistic", async () => {
    for (const p of Object.values(await testOf("ds1_lead8", "nothing"))) expect(p).toBeLessThanOrEqual(0.02);
  });

  test("does not reject where neither leads (ds2), by any statistic", async () => {
    for (const p of Object.values(await testOf("ds2_null", "nothing"))) expect(p).toBeGreaterThan(0.3);
  });

  test("rejects where both follow a factor, one of them late (ds3), and no longer once the factor is held fixed", async () => {
    for (const p of Object.values(await testOf("ds3_common", "nothing"))) expect(p).toBeLessThanOrEqual(0.05);
    for (const p of Object.values(await testOf("ds3_common", "factor"))) expect(p).toBeGreaterThan(0.3);
  });
});

/** Every byte of the rows. */
function digitsOf(rows: readonly Rows[]): string {
  const bytes = (of: (one: Rows) => Float64Array | Uint16Array | Int32Array) =>
    rows.map((one) => Buffer.from(new Uint8Array(of(one).slice().buffer)).toString("hex")).join("");
  return [
    bytes(({ values }) => values),
    bytes(({ reaching }) => reaching),
    bytes(({ estimates }) => estimates),
    bytes(({ n }) => n),
  ].join(" ");
}

/** A line to a worker that answers in this thread: what is sent is copied or handed over as between threads. */
function lineTo(source: SpecificationSource): Port<Asked, Answered> {
  let [ask, hear] = [(_: Asked) => {}, (_: Answered) => {}];
  const later = <Message>(
    message: Message,
    transfer: ArrayBuffer[],
    listener: (message: Message) => void,
  ) => {
    const sent = structuredClone(message, { transfer });
    setTimeout(() => listener(sent), 0);
  };
  const far = {
    send: (message: Answered, transfer: ArrayBuffer[]) => later(message, transfer, (sent) => hear(sent)),
    receive(listener: typeof ask) {
      ask = listener;
    },
  };
  serve(far, [source]);
  return {
    send: (message, transfer) => later(message, transfer, (sent) => ask(sent)),
    receive(listener) {
      hear = listener;
    },
    close() {},
  };
}

describe("a curve in parts", () => {
  const source = leadSource(["nothing", "factor"]);
  const panels = reference("ds3_common", ["x", "y", "f"]);
  const space = source.space(setting);

  test("is to the last digit the curve in one piece, whatever the number and order of its parts", async () => {
    const { rows, shifts } = await runRows(source, space, panels, setting, { shifts: 200 });
    expect(shifts).toBe(200);
    const whole = jointOf(space, rows, { shifts, alternative: "greater" });
    for (const of of [2, 7, 16]) {
      const parts = [];
      for (let number = of; number >= 1; number--) {
        const range = rangeOf({ number, of }, space.specifications.length);
        const part = await runRows(source, space, panels, setting, { shifts: 200, ...range });
        parts.push(...part.rows);
      }
      expect(jointOf(space, parts, { shifts, alternative: "greater" })).toEqual(whole);
      expect(digitsOf(inOrder(parts, space.specifications.length))).toBe(digitsOf(rows));
    }
  });

  test("is to the last digit the same in however many workers, its rows kept or not", async () => {
    const { rows, shifts } = await runRows(source, space, panels, setting, { shifts: 5 });
    const whole = jointOf(space, rows, { shifts, alternative: "greater" });
    for (const workers of [1, 2, 3, 7]) {
      for (const keepShifts of [true, false]) {
        const ports = Array.from({ length: workers }, () => lineTo(source));
        const asked = { claim: source.claim, panels, setting, from: 0, to: space.specifications.length };
        const done = await conduct(ports, { ...asked, shifts: 5, joint: true, keepShifts }).result;
        expect(done.joint).toEqual(whole);
        expect(done.rows.map(({ estimates }) => estimates)).toEqual(rows.map(({ estimates }) => estimates));
        if (keepShifts) expect(digitsOf(done.rows)).toBe(digitsOf(rows));
        else expect(done.rows.every(({ values }) => values.length === 0)).toBe(true);
      }
    }
  });

  test("reports every batch, in order", async () => {
    const seen: number[] = [];
    const { rows } = await runRows(source, space, panels, setting, {
      shifts: 50,
      onRows: (_, { done, of }) => {
        expect(of).toBe(space.specifications.length);
        seen.push(done);
      },
    });
    expect(seen).toEqual(rows.map(({ indices }) => Number(indices.at(-1)) + 1));
    expect(seen.at(-1)).toBe(space.specifications.length);
  });

  test("stops when it is told to", async () => {
    const stop = new AbortController();
    const run = runCurve(source, panels, setting, { signal: stop.signal, onRows: () => stop.abort() });
    await expect(run).rejects.toThrow("aborted after 32 of 90 specifications");
  });

  test("is refused when a specification is missing or stands twice", async () => {
    const { rows, shifts } = await runRows(source, space, panels, setting, { shifts: 50 });
    const join = (parts: typeof rows) => jointOf(space, parts, { shifts, alternative: "greater" });
    expect(() => join(rows.slice(1))).toThrow("specification 0 is missing");
    expect(() => join(rows.slice(0, -1))).toThrow("the rows hold 64 specifications, the space 90");
    expect(() => join([...rows, ...rows.slice(0, 1)])).toThrow("specification 0 stands twice");
  });
});
