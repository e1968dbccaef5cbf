import { countWord, numberText } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { addDays, daysBetween } from "../bars.js";
import type { Claim, FactRow, Finding, Panel, Parameters, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { factOf } from "../known-facts.js";
import { proxyVerdict } from "../verdict.js";
import { type DatedEvent, spanOf, stanceOf } from "./dated-event.js";
import { factValue } from "./fact-figures.js";
import { type HolderProxy, proxyIds, proxyLabels, readProxies } from "./holders.js";
import { type PriceDay, priceDays } from "./price-days.js";
import { sellOffDate } from "./sell-off.js";

export interface C5Evidence {
  readonly proxies: readonly HolderProxy[];
  readonly events: readonly DatedEvent[];
  /** Bitcoin\u2019s closes over the same days. */
  readonly price: readonly PriceDay[];
}

function evaluate(
  { days }: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
  facts: readonly FactRow[],
): Finding<C5Evidence> {
  if (!days) throw new Error("C5: needs the panel days");
  const text = numberText("en");
  const all = readProxies(facts, Number(values.exit) / 100);
  const asked = values.proxy === "all" ? all : all.filter(({ id }) => id === values.proxy);
  if (asked.length === 0) {
    const reason = `no fact about it was known on ${text.day(setting.asOf)}`;
    return cannotSay("C5", reason, values, setting);
  }
  const readings = all.map(({ id, verdict, reason }) => ({ words: proxyLabels[id], verdict, reason }));
  const events = [...all.map((proxy) => eventOf(proxy, asked)), ...laterFlows(facts)].sort(byFirstDay);
  const evidence = { proxies: all, events, price: priceDays(days, "btc") };
  return {
    ...emptyFinding("C5", values, setting),
    verdict: proxyVerdict(asked.map(({ verdict }) => verdict)),
    sentence: sentence(asked),
    readings,
    counted: events.map(({ label, to }) => ({
      what: label,
      date: to,
      value: daysBetween(sellOffDate, to),
      unit: "days after the sell-off",
    })),
    n: asked.length,
    effectiveN: asked.length,
    evidence,
  };
}

function byFirstDay(a: DatedEvent, b: DatedEvent): number {
  return a.from < b.from ? -1 : a.from > b.from ? 1 : 0;
}

function eventOf(
  { id, fact, from, to, label, verdict }: HolderProxy,
  asked: readonly HolderProxy[],
): DatedEvent {
  return {
    id,
    label,
    fact,
    from,
    to,
    group: stanceOf(verdict),
    chosen: asked.some((proxy) => proxy.id === id),
  };
}

/** Withdrawals long after the articles: those could not have been \u201calready\u201d out. */
function laterFlows(facts: readonly FactRow[]): DatedEvent[] {
  const fact = factOf(facts, "F06-36");
  const value = factValue(fact);
  if (!fact || value === null) return [];
  const label = `US spot bitcoin ETFs: net ${numberText("en").signed(value, 2)} billion dollars in the month to then`;
  const { to } = spanOf(fact);
  return [
    { id: "later-flows", label, fact: fact.id, from: addDays(to, -30), to, group: "against", chosen: false },
  ];
}

function sentence(asked: readonly HolderProxy[]): string {
  const text = numberText("en");
  const against = asked.filter(({ verdict }) => verdict === "contradicted").map(({ id }) => proxyLabels[id]);
  const count = asked.length === 1 ? "The one proxy" : `Of ${countWord(asked.length)} proxies`;
  const speaks =
    asked.length === 1
      ? against.length === 1
        ? "speaks against an exit"
        : "cannot show an exit"
      : `${against.length === 0 ? "none speaks" : `${countWord(against.length)} speak${against.length === 1 ? "s" : ""}`} against an exit${against.length === 0 ? "" : ` (${text.list(against)})`}, and none can show one`;
  return `Who holds, by the age of coins or by kind of investor, is not held. ${count} ${speaks}.`;
}

export const c5: Claim<C5Evidence> = {
  id: "C5",
  title: "Short-term holders and retail investors had left",
  type: "historical",
  quotes: [
    { language: "en", text: "Many retail investors have exited their positions" },
    { language: "it", text: "con molti detentori a breve termine gi\u00e0 usciti." },
  ],
  question:
    "Had those who bought in the months before, or small investors, sold out by the time the articles appeared?",
  definition:
    "The claim is about who holds. That would need the supply held by age of coins, or accounts by kind of investor, over time: neither is held. What is held are dated reports of four proxies: the direction of short-term holders\u2019 share of supply, the losses they took, their break-even, and the net flows of US spot bitcoin ETFs.",
  verdictRule:
    "Proxies alone never support the claim. They contradict it if each of the chosen ones does; otherwise it is inconclusive. ETF flows point towards an exit only if the share of assets withdrawn reaches the threshold.",
  pitfalls: [
    "Coins leave the short-term group by ageing, without being sold: a falling share is no exit, and a rising one is more than no exit.",
    "A loss taken is a sale, but every sale has a buyer: it does not say that the group shrank.",
    "An ETF is held by funds and advisers too: its flows are not those of small investors.",
    "The on-chain reports reach us through posts that quote them; one contradicts itself on how many coins were under water. Their confidence is in the table.",
    "Active addresses and exchange accounts, the register\u2019s other measures, are not held.",
  ],
  facts: ["F06-13", "F06-11", "F06-19", "F06-07", "F06-17", "F06-36"],
  literature: [],
  nullHypothesis: "Short-term holders and small investors held as much as before the sell-off.",
  changeOfMind:
    "The supply of short-term holders by day from October to January: a fall by the threshold, beyond what ageing explains.",
  series: ["btc"],
  historyFrom: "2025-09-01",
  frequencies: ["daily"],
  settledOn: () => articleDate,
  parameters: () => [
    {
      kind: "choice",
      id: "proxy",
      label: "judged by",
      default: "all",
      options: [
        { value: "all", label: "all proxies together" },
        ...proxyIds.map((value) => ({ value, label: proxyLabels[value] })),
      ],
    },
    {
      kind: "range",
      id: "exit",
      label: "an exit is a share of at least",
      unit: "percent",
      default: 10,
      minimum: 1,
      maximum: 20,
      step: 1,
    },
  ],
  inWords: ({ proxy, exit }) =>
    `Judged by ${proxy === "all" ? "all proxies together" : proxyLabels[String(proxy) as keyof typeof proxyLabels]}; an exit is a share of at least ${numberText("en").percent(Number(exit) / 100)}.`,
  panels: ({ asOf }) => ({ days: { query: "crypto-days", frequency: "daily", asOf } }),
  evaluate,
};
