import { catalogue } from "../series/catalogue.js";
import { isDate, isMonthEnd } from "../series/dates.js";
import type { Frequency, Observation, Series } from "../series/series.js";
import type { Line, Refuse } from "./parse-table.js";

const file = "observations.csv";
const numberPattern = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/;

const series: ReadonlyMap<string, Series> = new Map(catalogue.map((one) => [one.id, one]));

/** The frequencies at which a vintage may hold a series: its own and the coarser ones. */
const frequencies: Readonly<Record<Frequency, readonly Frequency[]>> = {
  event: ["event", "daily", "weekly", "monthly"],
  daily: ["daily", "weekly", "monthly"],
  weekly: ["weekly", "monthly"],
  monthly: ["monthly"],
};

function seriesOf({ row, cells: { series: id = "" } }: Line, refuse: Refuse): Series {
  const found = series.get(id);
  if (found) return found;
  return refuse({
    subject: file,
    rule: "known series",
    row,
    expected: "an id of the catalogue",
    got: `"${id}"`,
  });
}

function frequencyOf({ row, cells: { frequency = "" } }: Line, one: Series, refuse: Refuse): Frequency {
  const allowed = frequencies[one.nativeFrequency];
  const found = allowed.find((candidate) => candidate === frequency);
  const expected = allowed.join(" or ");
  return found ?? refuse({ subject: one.id, rule: "frequency", row, expected, got: `"${frequency}"` });
}

function numberOf({ row, cells: { value = "" } }: Line, one: Series, refuse: Refuse): number {
  const subject = one.id;
  if (!numberPattern.test(value))
    refuse({ subject, rule: "number", row, expected: "a number", got: `"${value}"` });
  const number = Number(value);
  if (!(number >= one.lowerBound && number <= one.upperBound)) {
    const expected = `${one.lowerBound} to ${one.upperBound} ${one.unit}`;
    refuse({ subject, rule: "bounds", row, expected, got: value });
  }
  return number;
}

function checkDate(observation: Observation, row: number, asOf: string, refuse: Refuse): void {
  const { series: subject, frequency, date } = observation;
  const got = `"${date}"`;
  if (!isDate(date)) refuse({ subject, rule: "date", row, expected: "a day as YYYY-MM-DD", got });
  if (date > asOf) refuse({ subject, rule: "as of", row, expected: `no date after ${asOf}`, got });
  if (frequency === "monthly" && !isMonthEnd(date)) {
    refuse({ subject, rule: "month end", row, expected: "the last day of a month", got });
  }
}

function checkOrder(
  { series: subject, date }: Observation,
  before: string,
  row: number,
  refuse: Refuse,
): void {
  const rule = date === before ? "duplicate date" : "date order";
  if (date <= before) refuse({ subject, rule, row, expected: `a date after ${before}`, got: `"${date}"` });
}

/**
 * The observations in the lines of observations.csv, in the file's order.
 * Each is of a series of the catalogue, at its own frequency or a coarser one, on a real day no later than `asOf`
 * (a month's last day where monthly), later than the line before of its series and frequency, with a finite
 * value within the series' bounds. Throws the rules `known series`, `frequency`, `date`, `as of`, `month end`,
 * `duplicate date`, `date order`, `number` and `bounds`; nothing is skipped.
 */
export function validateObservations(lines: readonly Line[], asOf: string, refuse: Refuse): Observation[] {
  const lastDates = new Map<string, string>();
  return lines.map((line) => {
    const one = seriesOf(line, refuse);
    const frequency = frequencyOf(line, one, refuse);
    const date = line.cells.date ?? "";
    const observation = { series: one.id, frequency, date, value: numberOf(line, one, refuse) };
    checkDate(observation, line.row, asOf, refuse);
    const key = `${one.id} ${frequency}`;
    checkOrder(observation, lastDates.get(key) ?? "", line.row, refuse);
    lastDates.set(key, date);
    return observation;
  });
}
