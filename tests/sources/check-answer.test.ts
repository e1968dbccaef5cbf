import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { daysAfter } from "../../src/series/availability.js";
import { seriesById } from "../../src/series/catalogue.js";
import { contractOf, fallsOn, isWithin } from "../../src/series/contracts.js";
import { monthEnds } from "../../src/series/month-ends.js";
import { type Check, checkAnswer } from "../../src/sources/check-answer.js";
import type { Point } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";
import { everyDay } from "../db/hand-made.js";

const found = "2026-11-19T06:30Z";
const until = "2026-03-31";

/** Days of a series' calendar in the first quarter of 2026, from a level in equal steps. */
function quarter(id: string, level: number, step: number): Point[] {
  const { calendar } = contractOf(id);
  const days = everyDay("2026-01-01", until).filter((day) => fallsOn(calendar, day));
  return days.map((date, i) => ({ date, value: level + i * step }));
}

const shares = quarter("rut", 2500, 1);
const assets = quarter("walcl", 6_600_000, 10_000);
const coins = quarter("stablecoins", 300, 0.5);

/** A whole answer for a series whose history begins in 2026 and is sixty rows long (ten if weekly), nothing being held. */
function wholeOf(id: string, points: readonly Point[], rest: Partial<Check> = {}): Check {
  const contract = { ...contractOf(id), historyFrom: "2026-01-08", minimumRows: id === "walcl" ? 10 : 60 };
  return {
    series: seriesById(id),
    contract,
    source: "yahoo/^RUT",
    answer: { points, missing: [] },
    range: { from: "2026-01-01", to: until },
    before: [],
    beforeMonths: [],
    whole: true,
    provisionalFrom: null,
    acceptRevisions: false,
    found,
    ...rest,
  };
}

/** The answer to a question for the days from one on, the quarter being held. */
function partOf(id: string, held: readonly Point[], from: string, rest: Partial<Check> = {}): Check {
  const points = held.filter(({ date }) => date >= from);
  return wholeOf(id, points, { before: held, range: { from, to: until }, whole: false, ...rest });
}

const changed = (points: readonly Point[], date: string, change: (value: number) => number) =>
  points.map((point) => (point.date === date ? { date, value: change(point.value) } : point));
const moved = (points: readonly Point[], days: number) =>
  points.map(({ date, value }) => ({ date: daysAfter(date, days), value }));

function refusal(check: Check): string {
  try {
    checkAnswer(check);
  } catch (error) {
    expect(error).toBeInstanceOf(SourceError);
    return (error as SourceError).message.replace("yahoo/^RUT: ", "");
  }
  return "accepted";
}

describe("an answer that keeps the contract", () => {
  test("is the history where nothing was held", () => {
    expect(checkAnswer(wholeOf("rut", shares))).toEqual({ points: shares, added: 64, revisions: [] });
  });

  test("replaces what was held in its range and leaves the rest", () => {
    const held = shares.slice(0, -3);
    const { points, added, revisions } = checkAnswer(
      partOf("rut", shares, "2026-03-16", { before: held, contract: contractOf("rut") }),
    );
    expect([points, added, revisions]).toEqual([shares, 3, []]);
  });

  test("may leave a gap of days that were not held", () => {
    const gappy = shares.filter(({ date }) => date !== "2026-02-16" && date !== "2026-01-19");
    expect(checkAnswer(wholeOf("rut", gappy)).points).toEqual(gappy);
  });

  test("counts only inside its range", () => {
    const later = [...shares, { date: "2026-04-01", value: 1e9 }];
    expect(checkAnswer(wholeOf("rut", later)).points).toEqual(shares);
  });

  test("may be empty for a part of which nothing is held", () => {
    const range = { from: "2026-03-30", to: until };
    const before = shares.filter(({ date }) => date < range.from);
    const answer = { points: [], missing: ["2026-03-31"] };
    expect(checkAnswer(partOf("rut", shares, range.from, { before, answer }))).toEqual({
      points: before,
      added: 0,
      revisions: [],
    });
  });
});

describe("bounds", () => {
  test.each([99.99, 20_000.01, Number.NaN])("are broken by %d", (value) => {
    expect(
      refusal(
        wholeOf(
          "rut",
          changed(shares, "2026-01-08", () => value),
        ),
      ),
    ).toBe(`bounds: expected 100 to 20000 index points, got ${value} on 2026-01-08`);
  });

  test("are themselves allowed", () => {
    const check = wholeOf(
      "rut",
      changed(shares, "2026-01-08", () => 100),
    );
    expect(
      refusal({ ...check, contract: { ...check.contract, largestMove: { kind: "factor", size: 100 } } }),
    ).toBe("accepted");
  });
});

test("calendar: a day that the calendar does not have is named with its weekday", () => {
  const saturday = [...shares.slice(0, 10), { date: "2026-01-17", value: 2510 }, ...shares.slice(12)];
  expect(refusal(wholeOf("rut", saturday))).toBe("calendar: expected weekdays, got 2026-01-17, a Saturday");
  expect(refusal(wholeOf("walcl", moved(assets, 1)))).toBe(
    "calendar: expected Wednesdays, got 2026-01-08, a Thursday",
  );
});

describe("rows", () => {
  test("of a whole history are counted", () => {
    expect(refusal(wholeOf("rut", shares.slice(0, 60)))).toBe("accepted");
    expect(refusal(wholeOf("rut", shares.slice(0, 59)))).toBe(
      "rows: expected at least 60 observations, got 59",
    );
  });

  test("of a part must be there where something is held", () => {
    const empty = { points: [], missing: [] };
    expect(refusal(partOf("rut", shares, "2026-03-16", { answer: empty }))).toBe(
      "rows: expected an observation from 2026-03-16 to 2026-03-31, got none",
    );
  });
});

test("history: a whole answer begins on the contract's day or before, a part need not", () => {
  const few = (from: string) => {
    const check = wholeOf(
      "rut",
      shares.filter(({ date }) => date >= from),
    );
    return refusal({ ...check, contract: { ...check.contract, minimumRows: 50 } });
  };
  expect(few("2026-01-08")).toBe("accepted");
  expect(few("2026-01-09")).toBe("history: expected a beginning on 2026-01-08 or before, got 2026-01-09");
  expect(refusal(partOf("rut", shares, "2026-02-02"))).toBe("accepted");
});

describe("shifted", () => {
  test("values stand a day late or early where the calendar has every day", () => {
    expect(
      refusal(
        partOf("stablecoins", coins, "2026-01-10", { answer: { points: moved(coins, 1), missing: [] } }),
      ),
    ).toBe("shifted: expected held values on their dates, got 80 of 81 one observation later");
    expect(
      refusal(
        partOf("stablecoins", coins, "2026-01-10", { answer: { points: moved(coins, -1), missing: [] } }),
      ),
    ).toBe("shifted: expected held values on their dates, got 79 of 81 one observation earlier");
  });

  test("values stand a week late on the right weekday", () => {
    const late = [{ date: "2026-01-07", value: 6_590_000 }, ...moved(assets, 7)];
    expect(refusal(wholeOf("walcl", late, { before: assets }))).toBe(
      "shifted: expected held values on their dates, got 11 of 12 one observation later",
    );
  });

  test("values are found by month ends alone, from five on", () => {
    const year = everyDay("2025-07-01", until).map((date, i) => ({ date, value: 200 + 0.3 * i }));
    const check = (months: number) =>
      wholeOf("stablecoins", moved(year, 1), {
        range: { from: "2025-07-01", to: until },
        beforeMonths: monthEnds(year, "last").slice(-months),
      });
    expect(refusal(check(5))).toBe(
      "shifted: expected held values on their dates, got 4 of 5 one observation later",
    );
    expect(refusal(check(4))).toBe("accepted");
  });

  test("values are refused also where revisions are accepted", () => {
    const answer = { points: moved(coins, 1), missing: [] };
    const check = partOf("stablecoins", coins, "2026-01-10", { answer, acceptRevisions: true });
    expect(refusal(check)).toContain("shifted: ");
  });
});

describe("shrunk", () => {
  test("is an answer without days that are held in its range", () => {
    const answer = { points: shares.slice(0, -3), missing: ["2026-03-30", "2026-03-31"] };
    expect(refusal(wholeOf("rut", shares, { before: shares, answer }))).toBe(
      "shrunk: expected the 64 days held from 2026-01-01 to 2026-03-31, got none for 3, " +
        "from 2026-03-27 to 2026-03-31, 2 of them listed without a value",
    );
  });

  test("is one without a single day in the middle", () => {
    const answer = { points: shares.filter(({ date }) => date !== "2026-03-18"), missing: [] };
    expect(refusal(partOf("rut", shares, "2026-03-16", { answer }))).toBe(
      "shrunk: expected the 12 days held from 2026-03-16 to 2026-03-31, got none for 1, from 2026-03-18 to 2026-03-18",
    );
  });

  test("is one without a month end that is held since the contract's beginning", () => {
    const beforeMonths = monthEnds(shares, "last");
    const points = shares.filter(({ date }) => date < "2026-02-17" || date > "2026-02-28");
    const check = wholeOf("rut", points, { beforeMonths });
    const contract = { ...check.contract, minimumRows: 50 };
    expect(refusal({ ...check, contract })).toBe(
      "shrunk: expected the 3 month ends held from 2026-01-31 to 2026-03-31, got none for 1, from 2026-02-28 to 2026-02-28",
    );
    expect(refusal({ ...check, contract: { ...contract, historyFrom: "2026-03-02" } })).toBe("accepted");
  });

  test("is no answer that passes over a provisional day, but one that ends before it", () => {
    const without = (date: string) => ({
      points: shares.filter((point) => point.date !== date),
      missing: [],
    });
    const check = partOf("rut", shares, "2026-03-16", { provisionalFrom: "2026-03-30" });
    const { points } = checkAnswer({ ...check, answer: without("2026-03-30") });
    expect(points.map(({ date }) => date)).not.toContain("2026-03-30");
    expect(refusal({ ...check, answer: without("2026-03-31") })).toContain("got none for 1, from 2026-03-31");
  });
});

describe("revision", () => {
  test("of what may not be revised is refused, the largest named", () => {
    const once = changed(shares, "2026-03-18", (value) => value + 1);
    const points = changed(once, "2026-03-20", (value) => value - 2);
    expect(refusal(partOf("rut", shares, "2026-03-16", { answer: { points, missing: [] } }))).toBe(
      "revision: expected held values, got 2 of 12 changed, the largest on 2026-03-20 from 2556 to 2554",
    );
  });

  test("is not a difference in the last published digit", () => {
    const within = (by: number) => {
      const points = changed(shares, "2026-03-18", (value) => value + by);
      return partOf("rut", shares, "2026-03-16", { answer: { points, missing: [] } });
    };
    expect(checkAnswer(within(0.005)).revisions).toEqual([]);
    expect(refusal(within(0.006))).toContain("revision: expected held values, got 1 of 12 changed");
  });

  test("within what the publisher does is recorded, and the answer counts", () => {
    const points = changed(assets, "2026-03-18", (value) => value * 1.02);
    const checked = checkAnswer(partOf("walcl", assets, "2026-03-04", { answer: { points, missing: [] } }));
    expect(checked.points).toEqual(points);
    expect(checked.revisions).toEqual([
      { series: "walcl", date: "2026-03-18", before: 6_700_000, after: 6_834_000, found },
    ]);
  });

  test("beyond it is refused, unless it is accepted", () => {
    const points = changed(assets, "2026-03-18", (value) => value * 1.03);
    const check = partOf("walcl", assets, "2026-03-04", { answer: { points, missing: [] } });
    expect(refusal(check)).toBe(
      "revision: expected held values, or changes within a factor of 1.02, got 1 of 4 further off, " +
        "the largest on 2026-03-18 from 6700000 to 6901000",
    );
    expect(checkAnswer({ ...check, acceptRevisions: true }).revisions).toMatchObject([{ after: 6_901_000 }]);
  });

  test("of a provisional value is neither refused nor recorded", () => {
    const points = changed(shares, "2026-03-30", (value) => value + 20);
    const check = partOf("rut", shares, "2026-03-16", { answer: { points, missing: [] } });
    expect(checkAnswer({ ...check, provisionalFrom: "2026-03-30" })).toEqual({
      points,
      added: 0,
      revisions: [],
    });
    expect(refusal({ ...check, provisionalFrom: "2026-03-31" })).toContain("revision: ");
  });
});

describe("month ends", () => {
  const beforeMonths = monthEnds(shares, "last");

  test("that are held pass where the answer gives them", () => {
    expect(checkAnswer(wholeOf("rut", shares, { beforeMonths })).revisions).toEqual([]);
  });

  test("that the answer changes are refused, or recorded where that is accepted", () => {
    const points = changed(shares, "2026-02-27", (value) => value + 1);
    const check = wholeOf("rut", points, { beforeMonths });
    expect(refusal(check)).toBe(
      "month ends: expected held values, got 1 of 3 changed, the largest on 2026-02-28 from 2541 to 2542",
    );
    expect(checkAnswer({ ...check, acceptRevisions: true }).revisions).toEqual([
      { series: "rut", date: "2026-02-28", before: 2541, after: 2542, found },
    ]);
  });

  test("count only where the range has the days that they can come from", () => {
    const wrong = beforeMonths.map(({ date, value }) => ({ date, value: value + 1 }));
    const check = wholeOf("rut", shares, { beforeMonths: wrong, whole: false });
    expect(refusal({ ...check, range: { from: "2026-01-22", to: "2026-01-30" } })).toBe("accepted");
    expect(refusal({ ...check, range: { from: "2026-01-23", to: "2026-01-31" } })).toBe("accepted");
    expect(refusal({ ...check, range: { from: "2026-01-22", to: "2026-01-31" } })).toContain("month ends: ");
  });

  test("do not count where anything finer is held of the month", () => {
    const wrong = [{ date: "2026-02-28", value: 1 }];
    expect(refusal(wholeOf("rut", shares, { before: shares, beforeMonths: wrong }))).toBe("accepted");
  });

  test("of operations are compared as sums", () => {
    const days = ["2026-01-06", "2026-01-20", "2026-02-03"];
    const points = days.map((date) => ({ date, value: 8 }));
    const check = (sum: number) =>
      wholeOf("bill_purchases", points, {
        contract: { ...contractOf("bill_purchases"), historyFrom: "2026-01-06" },
        beforeMonths: [{ date: "2026-01-31", value: sum }],
      });
    expect(refusal(check(16))).toBe("accepted");
    expect(refusal(check(24))).toBe(
      "month ends: expected held values, got 1 of 1 changed, the largest on 2026-01-31 from 24 to 16",
    );
  });
});

describe("move", () => {
  test("is a step that the history never made, up or down", () => {
    const check = (factor: number) =>
      wholeOf(
        "rut",
        changed(shares, until, (value) => value * factor),
      );
    expect(refusal(check(1.29))).toBe("accepted");
    expect(refusal(check(2))).toBe(
      "move: expected steps within a factor of 1.3, got 2562 on 2026-03-30 to 5126 on 2026-03-31",
    );
    expect(refusal(check(0.5))).toContain("got 2562 on 2026-03-30 to 1281.5 on 2026-03-31");
  });

  test("is looked for where the answer joins what was held, too", () => {
    const before = shares.slice(0, 40).map(({ date, value }) => ({ date, value: value / 2 }));
    expect(refusal(partOf("rut", shares, "2026-02-26", { before }))).toBe(
      "move: expected steps within a factor of 1.3, got 1269.5 on 2026-02-25 to 2540 on 2026-02-26",
    );
  });

  test("by a difference has its limit in the series' unit", () => {
    const points = changed(coins, until, () => 400);
    expect(refusal(wholeOf("stablecoins", points))).toBe(
      "move: expected steps within 40, got 344 on 2026-03-30 to 400 on 2026-03-31",
    );
  });
});

describe("standing still", () => {
  const still = (count: number) =>
    shares.map((point, i) => (i >= 64 - count ? { ...point, value: 2500.5 } : point));

  test("is too many equal values at the end", () => {
    expect(refusal(wholeOf("rut", still(5)))).toBe("accepted");
    expect(refusal(wholeOf("rut", still(6)))).toBe(
      "standing still: expected at most 5 equal values at the end, got 6, 2500.5 from 2026-03-24",
    );
    expect(refusal(wholeOf("rut", still(64)))).toContain("got 64, 2500.5 from 2026-01-01");
  });

  test("counts what was held before the answer", () => {
    const range = { from: "2026-03-30", to: until };
    const check = wholeOf("rut", still(6).slice(-2), { before: still(6).slice(0, -2), range, whole: false });
    expect(refusal(check)).toContain("standing still: ");
  });

  test("is allowed before the end, and of rates that are set", () => {
    const before = [...still(20).slice(0, -1), { date: until, value: 2501 }];
    expect(refusal(wholeOf("rut", before))).toBe("accepted");
    const rate = quarter("dff", 3.64, 0);
    expect(refusal(wholeOf("dff", rate))).toBe("accepted");
  });
});

test("the first broken rule is the one that is told", () => {
  const thousandfold = assets.map(({ date, value }) => ({ date, value: value * 1000 }));
  expect(refusal(wholeOf("walcl", moved(thousandfold, 1), { before: assets }))).toContain("bounds: ");
  expect(refusal(wholeOf("walcl", moved(assets.slice(0, 3), 1), { before: assets }))).toContain("calendar: ");
});

describe("any accepted answer", () => {
  const steps = fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 64, maxLength: 64 });
  const histories = steps.map((changes) => {
    let value = 2500;
    return shares.map(({ date }, i) => {
      value += changes[i] ?? 0;
      return { date, value };
    });
  });
  const lengths = fc.integer({ min: 0, max: 64 });

  test("changes nothing where it is what is held", () => {
    fc.assert(
      fc.property(histories, lengths, (held, start) => {
        const from = held[start]?.date ?? "2026-03-31";
        const check = partOf("rut", held, from);
        if (refusal(check).startsWith("standing still")) return;
        expect(checkAnswer(check)).toEqual({ points: held, added: 0, revisions: [] });
      }),
      { seed: 1 },
    );
  });

  test("keeps every held date, adds its own, and is a history that keeps the contract", () => {
    fc.assert(
      fc.property(
        histories,
        lengths,
        lengths,
        fc.float({ min: 0, max: 3, noNaN: true }),
        (held, a, b, by) => {
          const before = held.slice(0, Math.max(a, b));
          const from = held[Math.min(a, b)]?.date ?? until;
          const points = held.map(({ date, value }) => ({ date, value: value + by }));
          const check = partOf("rut", points, from, { before, acceptRevisions: true });
          if (refusal(check) !== "accepted") return;
          const checked = checkAnswer(check);
          const dates = checked.points.map(({ date }) => date);
          expect(dates).toEqual([...new Set(dates)].sort());
          expect(dates).toEqual(expect.arrayContaining(before.map(({ date }) => date)));
          expect(checked.added).toBe(dates.length - before.length);
          expect(dates.filter((date) => !fallsOn("weekdays", date))).toEqual([]);
          const { largestMove } = check.contract;
          const jumps = checked.points.filter(({ value }, i) => {
            const last = checked.points[i - 1]?.value ?? value;
            return !isWithin(largestMove, last, value);
          });
          expect(jumps).toEqual([]);
        },
      ),
      { seed: 2 },
    );
  });

  test("that is a day off is refused, on every kind of calendar, by days or by month ends", () => {
    const kinds = fc.constantFrom(
      ["rut", 2500, 5],
      ["walcl", 6_600_000, 10_000],
      ["nfci", -0.5, 0.01],
      ["btc", 90_000, 100],
      ["stablecoins", 300, 0.5],
      ["fng", 40, 2],
    );
    fc.assert(
      fc.property(kinds, fc.constantFrom(1, -1), fc.boolean(), ([id, level, step], days, byMonths) => {
        const year = everyDay("2025-07-01", until).filter((day) => fallsOn(contractOf(id).calendar, day));
        const held = year.map((date, i) => ({ date, value: level + step * ((i * 7) % 11) }));
        const check = wholeOf(id, moved(held, days), {
          contract: { ...contractOf(id), historyFrom: until, minimumRows: 1 },
          range: { from: "2025-07-01", to: until },
          before: byMonths ? [] : held,
          beforeMonths: byMonths ? monthEnds(held, "last", until) : [],
        });
        expect(refusal(check)).toMatch(/^(calendar|shifted): /);
      }),
      { seed: 3 },
    );
  });
});
