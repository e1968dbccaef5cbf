import type { HistoryRow } from "./history.js";
import { type Asked, type Host, jsonReply, type Reply, within } from "./reply.js";
import { addDays } from "./spans.js";

const cashFields = [
  ...["record_date", "account_type", "close_today_bal", "open_today_bal", "open_month_bal"],
  ...[
    "open_fiscal_year_bal",
    "table_nbr",
    "table_nm",
    "sub_table_name",
    "src_line_nbr",
    "record_calendar_year",
  ],
];
type CashRow = Readonly<Record<string, string>>;

/** The statement's two lines of a day: the closing balance stands in the column of the opening one. */
function cashRows(rows: readonly HistoryRow[], field: string): CashRow[] {
  return rows.flatMap(({ date, value }, at) => {
    const line = (account: string, number: string, balance: number | null | undefined): CashRow => ({
      ...{ record_date: date, account_type: `Treasury General Account (TGA) ${account} Balance` },
      ...{ close_today_bal: "null", [field]: String(balance ?? null) },
      ...{ open_month_bal: "null", open_fiscal_year_bal: "null", table_nbr: "I" },
      ...{ table_nm: "Operating Cash Balance", sub_table_name: "null", src_line_nbr: number },
      record_calendar_year: date.slice(0, 4),
    });
    return [line("Opening", "1", rows[at - 1]?.value), line("Closing", "4", value)];
  });
}

const comparisons: Readonly<Record<string, (left: string, right: string) => boolean>> = {
  eq: (left, right) => left === right,
  gte: (left, right) => left >= right,
  gt: (left, right) => left > right,
  lte: (left, right) => left <= right,
  lt: (left, right) => left < right,
};

function invalid(parameter: string, value: string): Reply {
  return jsonReply({ error: "Invalid Query Param", message: `${parameter} cannot be '${value}'` }, 400);
}

/** The rows that pass all clauses `field:operator:value`, or the clause that is none. */
function filterCash(rows: readonly CashRow[], clauses: readonly string[]): CashRow[] | string {
  let kept = [...rows];
  for (const clause of clauses) {
    const [, field = "", operator = "", wanted = ""] = /^(\w+):(\w+):(.*)$/.exec(clause) ?? [];
    const compare = comparisons[operator];
    if (!compare || !cashFields.includes(field)) return clause;
    kept = kept.filter((row) => compare(row[field] ?? "null", wanted));
  }
  return kept;
}

function listOf(text: string | null): string[] {
  return (text ?? "").split(",").filter(Boolean);
}

function answerCash({ url, renamed, history, alter }: Asked): Reply {
  const ask = url.searchParams;
  const [size, page] = [Number(ask.get("page[size]") ?? 100), Number(ask.get("page[number]") ?? 1)];
  if (!(size >= 1 && size <= 10_000)) return invalid("page[size]", String(size));
  const sort = ask.get("sort") ?? "record_date";
  const fields = listOf(ask.get("fields"));
  const unknown = [...fields, sort.replace(/^-/, "")].find((field) => !cashFields.includes(field));
  if (unknown !== undefined) return invalid("fields or sort", unknown);
  const all = cashRows(alter(history("tga")), renamed ? "todays_opening_bal" : "open_today_bal");
  const kept = filterCash(all, listOf(ask.get("filter")));
  if (typeof kept === "string") return invalid("filter", kept);
  if (sort.startsWith("-")) kept.reverse();
  const chosen = (row: CashRow) => Object.fromEntries(fields.map((field) => [field, row[field]]));
  const data = kept
    .slice((page - 1) * size, page * size)
    .map((row) => (fields.length > 0 ? chosen(row) : row));
  const pages = Math.ceil(kept.length / size);
  const meta = { count: data.length, "total-count": kept.length, "total-pages": pages };
  return jsonReply({ data, meta, links: { self: `&page%5Bnumber%5D=${page}` } });
}

/** The Daily Treasury Statement's operating cash balance. */
export const fiscalData: Host = {
  source: "fiscaldata",
  nameOf: () => "operating_cash_balance",
  answer(asked) {
    const path = "/services/api/fiscal_service/v1/accounting/dts/operating_cash_balance";
    return asked.url.pathname === path
      ? answerCash(asked)
      : jsonReply({ error: "Not Found", message: "no such table" }, 404);
  },
};

interface Operation extends HistoryRow {
  readonly type: string;
}

/** Other operations among the bills: who adds all of them up is wrong. */
const otherOperations: readonly Operation[] = [
  { date: "2023-05-16", value: 0.025, type: "Outright TIPS Purchase" },
  { date: "2023-05-23", value: 0.04, type: "Outright Bill Sale" },
  { date: "2024-05-14", value: 0.045, type: "Outright Coupon Purchase" },
];

function auctionOf({ date, value, type }: Operation, renamed: boolean) {
  const par = (billions: number | null) => (billions === null ? "" : String(Math.round(billions * 1e9)));
  const [year = "", month = "", day = ""] = date.split("-");
  return {
    ...{ operationId: `OR ${month}${day}${year.slice(2)} 1`, auctionStatus: "Results", operationDate: date },
    ...{ settlementDate: addDays(date, 1), operationType: type },
    ...{ operationDirection: type.endsWith("Sale") ? "S" : "P", note: "" },
    ...{ maturityRangeStart: addDays(date, 30), maturityRangeEnd: addDays(date, 120) },
    totalParAmtSubmitted: par(date < "2025" ? null : (value ?? 0) * 5),
    [renamed ? "acceptedPar" : "totalParAmtAccepted"]: par(value),
  };
}

/** Results of the open-market desk's Treasury operations, newest first. */
export const newYorkFed: Host = {
  source: "nyfed",
  nameOf: ({ pathname }) => pathname.split("/")[3] ?? "",
  answer({ url, name, renamed, history, alter }) {
    const path =
      /^\/api\/tsy\/(purchases|sales|all)\/results\/(?:summary|details)\/(?:search|last\/(\d+))\.json$/;
    const [matched, , last] = path.exec(url.pathname) ?? [];
    if (matched === undefined) return jsonReply({}, 400);
    const bills = history("bill_purchases").map((row) => ({ ...row, type: "Outright Bill Purchase" }));
    const asOf = bills.at(-1)?.date ?? "";
    const operations = [...bills, ...otherOperations.filter(({ date }) => date <= asOf)]
      .filter(({ type }) => name === "all" || name.startsWith(type.split(" ").at(-1)?.toLowerCase() ?? ""))
      .sort((one, other) => (one.date < other.date ? -1 : 1));
    const [from, to] = [url.searchParams.get("startDate") ?? "", url.searchParams.get("endDate") ?? "9999"];
    const altered = alter(operations);
    const kept = last === undefined ? within(altered, from, to) : altered.slice(-Number(last));
    const auctions = kept.toReversed().map((operation) => auctionOf(operation, renamed));
    return jsonReply({ treasury: { auctions } });
  },
};
