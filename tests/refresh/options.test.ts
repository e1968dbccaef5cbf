import { describe, expect, test } from "vitest";
import { catalogue } from "../../src/series/catalogue.js";
import { lastFinishedDay, readOptions, UsageError } from "../../tools/refresh/options.js";

const now = new Date("2026-11-20T06:30:00Z");
const read = (...args: string[]) => readOptions(args, now);

describe("the options of a refresh", () => {
  test("without any all series are asked as of the last finished day, as the usage says", () => {
    expect(read()).toEqual({
      upstream: undefined,
      vintage: undefined,
      only: null,
      asOf: "2026-11-19",
      imports: new Map(),
      units: new Map(),
      accept: new Set(),
      timeoutMs: 20_000,
      timeLimitMs: 300_000,
      diff: false,
      compare: null,
    });
  });

  test("with all of them each says what it asks for", () => {
    const args = "--upstream http://127.0.0.1:1/x --vintage a/b --only rut,btc --as-of 2026-01-09 --diff";
    const more = "--import total3=a=b.csv --import m2=c.csv --unit total3=USD --accept m2,walcl,m2";
    expect(read(...args.split(" "), ...more.split(" "), "--timeout", "0.5", "--time-limit", "86400")).toEqual(
      {
        upstream: "http://127.0.0.1:1/x",
        vintage: "a/b",
        only: ["rut", "btc"],
        asOf: "2026-01-09",
        imports: new Map([
          ["total3", "a=b.csv"],
          ["m2", "c.csv"],
        ]),
        units: new Map([["total3", "USD"]]),
        accept: new Set(["m2", "walcl"]),
        timeoutMs: 500,
        timeLimitMs: 86_400_000,
        diff: true,
        compare: null,
      },
    );
  });

  test("--diff OLD NEW compares two vintages, wherever the flag stands", () => {
    expect(read("--diff", "old", "new").compare).toEqual(["old", "new"]);
    expect(read("old", "new", "--diff").compare).toEqual(["old", "new"]);
    expect(read("--diff").compare).toBeNull();
  });

  test("a series without a source may be named by --only where it is imported", () => {
    expect(read("--only", "total3", "--import", "total3=a.csv").only).toEqual(["total3"]);
  });

  test.each(["1.001", "0.0001", "2.7182818", "0x10", "1e2"])(
    "--time-limit %s is a whole number of milliseconds, at least one",
    (text) => {
      const { timeLimitMs, timeoutMs } = read("--time-limit", text, "--timeout", text);
      expect(Number.isInteger(timeLimitMs) && timeLimitMs >= 1).toBe(true);
      expect(timeoutMs).toBe(timeLimitMs);
    },
  );
});

describe("the as-of day", () => {
  test.each([
    ["2026-11-20T00:00:00Z", "2026-11-19"],
    ["2026-11-20T23:59:59Z", "2026-11-19"],
    ["2026-03-01T00:00:00Z", "2026-02-28"],
    ["2027-01-01T12:00:00Z", "2026-12-31"],
  ])("at %s is by default the last finished one in UTC, %s", (moment, day) => {
    expect(lastFinishedDay(new Date(moment))).toBe(day);
    expect(readOptions([], new Date(moment)).asOf).toBe(day);
  });

  test("may be the last finished day, but neither today nor a later one", () => {
    expect(read("--as-of", "2026-11-19").asOf).toBe("2026-11-19");
    for (const day of ["2026-11-20", "2026-11-21", "2099-01-01"]) {
      expect(() => read("--as-of", day)).toThrow(
        new UsageError(`--as-of: ${day} is not over yet; the last finished day is 2026-11-19`),
      );
    }
  });
});

const all = catalogue.map(({ id }) => id).join(", ");
const known = `is not a series of the catalogue; there are ${all}`;

describe("a mistake in the command line", () => {
  test.each<readonly [message: string, ...args: string[]]>([
    ['--as-of: give a day as YYYY-MM-DD, not "2026-02-30"', "--as-of", "2026-02-30"],
    ['--as-of: give a day as YYYY-MM-DD, not "9 January"', "--as-of", "9 January"],
    ['--as-of: give a day as YYYY-MM-DD, not ""', "--as-of="],
    [`--only: "gold" ${known}`, "--only", "rut,gold"],
    [`--only: " btc" ${known}`, "--only", "rut, btc"],
    ["--only: name at least one series", "--only", ","],
    ["--only: name at least one series", "--only="],
    ['--only: "total3" has no public source; take it by --import', "--only", "rut,total3"],
    [`--accept: "gold" ${known}`, "--accept", "gold"],
    ["--accept: name at least one series", "--accept="],
    ['--import: give it as ID=…, not "total3"', "--import", "total3"],
    ['--import: give it as ID=…, not "total3="', "--import", "total3="],
    ['--import: give it as ID=…, not "=a.csv"', "--import", "=a.csv"],
    [`--import: "gold" ${known}`, "--import", "gold=a.csv"],
    ['--import: "total3" is given twice', "--import", "total3=a.csv", "--import", "total3=b.csv"],
    ['--unit: give it as ID=…, not "USD"', "--unit", "USD"],
    [`--unit: "gold" ${known}`, "--unit", "gold=USD"],
    ['--unit: "total3" is not imported', "--unit", "total3=USD"],
    ["--vintage: name a directory", "--vintage="],
    ["--vintage: name a directory", "--vintage", " "],
    ['--upstream: give an http or https address, not "ftp://a"', "--upstream", "ftp://a"],
    ['--upstream: give an http or https address, not "127.0.0.1:80"', "--upstream", "127.0.0.1:80"],
    ['--upstream: give an http or https address, not "http://"', "--upstream", "http://"],
    ['--timeout: give seconds, above 0 and at most 86400, not "0"', "--timeout", "0"],
    ['--timeout: give seconds, above 0 and at most 86400, not "-1"', "--timeout=-1"],
    ['--timeout: give seconds, above 0 and at most 86400, not "soon"', "--timeout", "soon"],
    ['--timeout: give seconds, above 0 and at most 86400, not ""', "--timeout="],
    ['--time-limit: give seconds, above 0 and at most 86400, not "86401"', "--time-limit", "86401"],
    ['--time-limit: give seconds, above 0 and at most 86400, not "NaN"', "--time-limit", "NaN"],
    ['"rut" is not an option; two vintages are compared by --diff OLD NEW', "rut"],
    ['"a b" is not an option; two vintages are compared by --diff OLD NEW', "a", "b"],
    ['"a" is not an option; two vintages are compared by --diff OLD NEW', "--diff", "a"],
    ['"a b c" is not an option; two vintages are compared by --diff OLD NEW', "--diff", "a", "b", "c"],
  ])("is answered by %s", (message, ...args) => {
    expect(() => read(...args)).toThrow(new UsageError(message));
  });

  test.each([
    ["--help", /^Unknown option '--help'/],
    ["--diff=1", /^Option '--diff' does not take an argument$/],
    ["--only", /^Option '--only <value>' argument missing$/],
    ["--only --diff", /^Option '--only' argument is ambiguous\./],
  ])("as %s has the parser's own answer", (args, message) => {
    expect(() => read(...args.split(" "))).toThrow(UsageError);
    expect(() => read(...args.split(" "))).toThrow(message);
  });
});
