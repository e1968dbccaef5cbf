import type { A1Evidence } from "../../claims/catalysts/a1.js";
import { outcomeAfter, scoredDays } from "../../claims/catalysts/a1-calls.js";
import { shortFactDate } from "../../claims/fact-words.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { type DotRow, drawDotRows } from "../dot-rows.js";

/** Ether after each public call, on the days on which calls are scored. */
export function trackRecordChart({ calls, days }: A1Evidence): Chart {
  const text = numberText("en");
  const percent = (value: number) => text.signedPercent(value / 100);
  const rows = calls.map((call): DotRow => {
    const known = call.outcomes.filter(({ change }) => change !== null);
    const open = call.outcomes.length - known.length;
    return {
      id: call.fact.id,
      label: `${call.who}, ${shortFactDate(call.fact)}`,
      note: [
        `from ${text.shortDay(call.from)}`,
        ...(open > 0 ? [`${plural(open, "scoring day")} open or not held`] : []),
      ].join(", "),
      dots: known.map((outcome) => ({
        value: outcome.change ?? 0,
        label: `${outcome.days} d ${percent(outcome.change ?? 0)}`,
        hollow: !call.own,
      })),
    };
  });
  const scored = calls.flatMap((call) => {
    const change = outcomeAfter(call, days);
    return call.own && change !== null ? [change] : [];
  });
  const higher = scored.filter((change) => change > 0).length;
  return {
    id: "track-record",
    title:
      scored.length === 0
        ? `No call of the account was ${plural(days, "day")} old yet.`
        : `Ether was higher ${plural(days, "day")} after ${higher === 0 ? "none" : countWord(higher)} of the account\u2019s ${plural(scored.length, "call")}.`,
    subtitle: `Ether\u2019s change ${text.list(scoredDays.map(String))} days after public calls that small caps announce altcoins, in percent. Disc: the quoted account; ring: another.`,
    description: `Dots: ${rows.map(({ label, dots, note }) => `${label}, ${note}: ${dots.map((dot) => dot.label).join(", ") || "none yet"}`).join("; ")}.`,
    table: {
      columns: ["Who", "When", "Scored from", ...scoredDays.map((one) => `${one} days`)],
      rows: calls.map((call) => [
        call.who,
        shortFactDate(call.fact),
        call.from,
        ...call.outcomes.map(({ change }) => (change === null ? null : percent(change))),
      ]),
    },
    series: ["eth"],
    facts: calls.map(({ fact }) => fact.id),
    draw: (width, surroundings) => drawDotRows({ rows, band: null, tickText: percent }, width, surroundings),
  };
}
