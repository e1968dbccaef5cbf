import { readFileSync } from "node:fs";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { curveTests } from "../../bench/multiverse/calibrate-curve.js";
import { calibration } from "../../src/report/calibration.js";
import type { CurveCalibration } from "../../tools/methods/curve-calibration.js";
import { CURVE_CALIBRATION } from "../../tools/methods/generate.js";

test("the page of the methods shows a table for every kind of test, the specification curve last, as it was recorded", () => {
  const { document } = new JSDOM("").window;
  const shown = calibration({ document, locale: "en" });
  const tables = [...shown.querySelectorAll("table")];
  expect(tables.map((table) => table.querySelector("caption")?.textContent)).toEqual([
    "Events",
    "Long-horizon regressions",
    "Lead and lag",
    "Specification curve",
  ]);
  const record = JSON.parse(
    readFileSync(new URL(`../../${CURVE_CALIBRATION}`, import.meta.url), "utf8"),
  ) as CurveCalibration;
  const rows = [...(tables.at(-1)?.querySelectorAll("tbody tr") ?? [])].map((row) =>
    [...row.children].map(({ textContent }) => textContent),
  );
  expect(rows).toEqual(
    curveTests.map(({ name, isDefault }) => [
      isDefault ? `${name} (default)` : name,
      ...record.results.map(({ rejections }) => ((100 * Number(rejections[name])) / record.runs).toFixed(2)),
    ]),
  );
  const sentences = [...shown.querySelectorAll("p")].map(({ textContent }) => textContent);
  expect(sentences.map((text) => /^Per cent of ([\d,]+) worlds/.exec(text ?? "")?.[1])).toEqual([
    "4,000",
    "500",
  ]);
});
