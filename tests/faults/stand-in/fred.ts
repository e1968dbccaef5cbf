import type { HistoryRow } from "./history.js";
import { seriesOf } from "./names.js";
import { type Asked, type Host, jsonReply, type Reply, textReply, within } from "./reply.js";

function rowsOf(asked: Asked, series: string, from: string, to: string): readonly HistoryRow[] {
  return asked.alter(within(asked.historyWithHolidays(series), from, to));
}

/** The graph's CSV, without a key. A weekday without a value is listed: with a point at Christmas, else empty. */
export const fredGraph: Host = {
  source: "fred",
  nameOf: ({ searchParams }) => searchParams.get("id") ?? "",
  answer(asked) {
    const { name, url, renamed } = asked;
    const series = seriesOf("fred", name);
    if (url.pathname !== "/graph/fredgraph.csv" || series === undefined) {
      return textReply("<!DOCTYPE html><html><title>Not here</title></html>", 404, "text/html");
    }
    const from = url.searchParams.get("cosd") ?? "0000";
    const to = url.searchParams.get("coed") ?? "9999";
    const lines = rowsOf(asked, series, from, to).map(
      ({ date, value }) => `${date},${value ?? (date.endsWith("-12-25") ? "." : "")}`,
    );
    const header = `observation_date,${renamed ? `${name}_V2` : name}`;
    return textReply(`${[header, ...lines].join("\n")}\n`, 200, "application/csv");
  },
};

function badRequest(message: string): Reply {
  return jsonReply({ error_code: 400, error_message: message }, 400);
}

function wholeNumber(text: string | null, otherwise: number): number {
  return text === null ? otherwise : Number(text);
}

function observationsOf(asked: Asked, series: string): Reply {
  const ask = asked.url.searchParams;
  const today = asked.history(series).at(-1)?.date;
  const realtime = {
    realtime_start: ask.get("realtime_start") ?? today,
    realtime_end: ask.get("realtime_end") ?? ask.get("realtime_start") ?? today,
  };
  const from = ask.get("observation_start") ?? "1600-01-01";
  const to = ask.get("observation_end") ?? "9999-12-31";
  const known = to < (realtime.realtime_end ?? to) ? to : (realtime.realtime_end ?? to);
  const [limit, offset] = [wholeNumber(ask.get("limit"), 100_000), wholeNumber(ask.get("offset"), 0)];
  if (!(limit >= 1 && limit <= 100_000 && offset >= 0)) return badRequest("limit or offset out of range");
  const sorted = rowsOf(asked, series, from, known);
  const rows = ask.get("sort_order") === "desc" ? sorted.toReversed() : sorted;
  const field = asked.renamed ? "figure" : "value";
  const observations = rows
    .slice(offset, offset + limit)
    .map(({ date, value }) => ({ ...realtime, date, [field]: value === null ? "." : String(value) }));
  return jsonReply({
    ...realtime,
    ...{ observation_start: from, observation_end: to, units: "lin", output_type: 1, file_type: "json" },
    ...{ order_by: "observation_date", sort_order: ask.get("sort_order") ?? "asc" },
    ...{ count: rows.length, offset, limit, observations },
  });
}

/** The API with a key, in JSON only. There is one vintage: a real-time period cuts the days after it and changes no value. */
export const fredApi: Host = {
  source: "fred",
  nameOf: ({ searchParams }) => searchParams.get("series_id") ?? "",
  answer(asked) {
    const { name, url } = asked;
    if (url.pathname !== "/fred/series/observations") return textReply("Not Found", 404);
    if (!/^[a-z0-9]{32}$/.test(url.searchParams.get("api_key") ?? "")) return textReply("Bad Request", 400);
    if (url.searchParams.get("file_type") !== "json") return badRequest("the stand-in answers in JSON only");
    const series = seriesOf("fred", name);
    return series === undefined ? badRequest("The series does not exist.") : observationsOf(asked, series);
  },
};
