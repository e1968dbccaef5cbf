import { countWord, numberText, plural } from "../../text/numbers.js";
import { articleDate } from "../article.js";
import { barNoun } from "../bars.js";
import type { Claim, Finding, Panel, Parameter, Parameters, Reading, Setting } from "../claim.js";
import { cannotSay, emptyFinding } from "../finding.js";
import { definitionsVerdict, factVerdict } from "../verdict.js";
import { signedBillions } from "./dollars.js";
import { type Definition, definitions, windows } from "./l5-definitions.js";
import { type Change, changeSince, type L5Evidence, measureLiquidity } from "./l5-evidence.js";
import { dayBreak, openGlobalLiquidity } from "./literature.js";

const text = numberText("en");

/** The base dates that the answer is told from besides the window: before the rise of December, and the high of autumn. */
export const baseDates = ["2025-12-03", "2025-10-15"] as const;

/** A change within this many standard deviations of the usual one is called ordinary. */
export const ordinary = 1;

function evaluate(
  panels: Readonly<Record<string, Panel>>,
  values: Parameters,
  setting: Setting,
): Finding<L5Evidence> {
  const { bars, months, weeks } = panels;
  if (!bars || !months || !weeks) throw new Error("L5: needs the panels bars, months and weeks");
  if (setting.asOf < articleDate) {
    const reason = `${text.day(setting.asOf)} is before the articles, and the claim is about what had been observed when they appeared`;
    return cannotSay("L5", reason, values, setting);
  }
  const window = windows[setting.frequency].indexOf(Number(values.window));
  const evidence = measureLiquidity({ bars, months, weeks }, window);
  const shown = evidence.changes.filter((change) => change.window === window);
  const own = shown.find(({ definition }) => definition.id === headId(values));
  if (shown.length === 0 || !own) {
    return cannotSay("L5", "the vintage does not hold the definition over the window", values, setting);
  }
  const chosen = values.definition === all ? shown : [own];
  const readings = [...chosen.map((change) => readingOf(change)), ...notHeld];
  return {
    ...emptyFinding("L5", values, setting),
    verdict: definitionsVerdict(readings),
    sentence: sentence(shown, own, evidence),
    readings,
    estimate: {
      value: own.change,
      unit: own.definition.unit,
      label: `${own.definition.name}, change over ${spanOf(own)} to ${text.shortDay(own.to)}`,
    },
    counted: shown.map((change) => ({
      what: `${change.definition.name}, change over ${spanOf(change)}`,
      date: change.to,
      value: change.change,
      unit: change.definition.unit,
    })),
    n: shown.length,
    effectiveN: shown.length,
    subPeriods: [
      ...evidence.changes
        .filter((change) => change.definition.id === own.definition.id && change.window !== window)
        .map((change) => ({
          label: `over ${spanOf(change)}`,
          n: change.earlier,
          value: change.change,
          p: null,
        })),
      ...(own.definition.id === "nl"
        ? baseDates.flatMap((day) => {
            const base = changeSince(evidence, day);
            return base
              ? [{ label: `since ${text.shortDay(base.date)}`, n: 1, value: base.change, p: null }]
              : [];
          })
        : []),
    ],
    evidence,
  };
}

const all = "all";

function headId(values: Parameters): Definition["id"] {
  return values.definition === all ? "nl" : (String(values.definition) as Definition["id"]);
}

function spanOf({ bars, monthly }: Change): string {
  return plural(bars, monthly ? "month" : "week");
}

/** A change in the definition\u2019s own unit, signed. */
export function changeText({ change, definition }: Change): string {
  if (definition.unit === "USD billion") return signedBillions(change);
  return `${text.signed(change, 2)} ${definition.unit}`;
}

function readingOf(change: Change): Reading {
  const { definition, z } = change;
  const usual =
    z === null ? "" : `, ${text.signed(z, 1)} standard deviations from the mean of all such changes before`;
  const caveats = z !== null && Math.abs(z) < ordinary ? ["an ordinary change"] : [];
  const isLoose = definition.id !== "nfci" || change.level > 0;
  return {
    words: definition.name,
    verdict: factVerdict(change.change > 0 && isLoose, caveats),
    reason: `${changeText(change)} over ${spanOf(change)} to ${text.shortDay(change.to)}${usual}`,
  };
}

/** What else is called liquidity and cannot be measured with what is held. */
const notHeld: readonly Reading[] = [
  {
    words: "funding liquidity",
    verdict: "not-testable",
    reason: "the spread of secured overnight rates over the interest on reserves is not held",
  },
  {
    words: "market liquidity",
    verdict: "not-testable",
    reason: "the depth of order books is not held",
  },
];

function sentence(shown: readonly Change[], own: Change, evidence: L5Evidence): string {
  const risen = shown.filter(({ change }) => change > 0);
  const names = (changes: readonly Change[]) => text.list(changes.map(({ definition }) => definition.name));
  const span = spanOf(own);
  const split =
    risen.length === 0 || risen.length === shown.length
      ? `${risen.length === 0 ? "None" : "All"} of ${countWord(shown.length)} definitions of liquidity had risen over ${span} when the articles appeared`
      : `Of ${countWord(shown.length)} definitions of liquidity ${countWord(risen.length)} had risen over ${span} when the articles appeared (${names(risen)}) and ${countWord(shown.length - risen.length)} had not (${names(shown.filter(({ change }) => change <= 0))})`;
  const zs = shown.flatMap(({ z }) => (z === null ? [] : [Math.abs(z)]));
  const largest =
    zs.length > 0
      ? `; the largest change was ${text.decimal(Math.max(...zs), 1)} standard deviations from the usual one`
      : "";
  const bases = baseDates.flatMap((day) => changeSince(evidence, day) ?? []);
  const since =
    bases.length > 0
      ? ` Net liquidity had changed by ${text.list(bases.map(({ date, change }) => `${signedBillions(change)} since ${text.shortDay(date)}`))}.`
      : "";
  return `${split}${largest}.${since}`;
}

function parameters({ frequency }: Setting): Parameter[] {
  const noun = barNoun[frequency];
  const lengths = windows[frequency];
  return [
    {
      kind: "choice",
      id: "definition",
      label: "liquidity",
      default: all,
      options: [
        { value: all, label: "each definition in turn" },
        ...definitions.map(({ id, name }) => ({ value: id, label: name })),
      ],
    },
    {
      kind: "choice",
      id: "window",
      label: "change over",
      default: lengths[1] ?? 1,
      options: lengths.map((value) => ({ value, label: plural(value, noun) })),
    },
  ];
}

export const l5: Claim<L5Evidence> = {
  id: "L5",
  title: "Liquidity was observed to increase",
  type: "historical",
  quotes: [
    {
      language: "en",
      text: "This achievement indicates a potential shift in risk appetite among investors as market analysts observe increased liquidity in financial markets.",
    },
    { language: "it", text: "La liquidit\u00e0 viene iniettata da diverse direzioni" },
  ],
  question:
    "Had liquidity risen over the quarter before the articles, by each thing that is called so, and by how much against its own past?",
  definition:
    "The change of each measure over the window, from the last figures that were out when the articles appeared; and that change, in percent for balances, in standard deviations from the mean of all such changes before it.",
  verdictRule:
    "The sentence does not say which liquidity: supported if every definition that can be measured had risen, contradicted if none had, inconclusive if it depends on the definition. Financial conditions count as looser only where the index also stands on the loose side of its mean. A single definition is a fact, with the caveat that the change was an ordinary one.",
  pitfalls: [
    "Five different things are called liquidity: the Fed\u2019s balance sheet, money, financial conditions, funding and the depth of markets.",
    "The base date decides: the same last figure is a rise from early December and none from the middle of October.",
    "The Fed\u2019s assets and the reverse repurchases of a year end are not those of a week later: month ends catch them.",
    "M2 and the conditions index are revised: what is held is today\u2019s version, not the one that was read then.",
    "M2 grows in most months: that it rose says little, and its growth may fall at once.",
  ],
  facts: ["F02-02", "F02-05", "F02-06", "F02-07", "F02-12", "F04-01", "F04-03"],
  literature: [openGlobalLiquidity, dayBreak],
  nullHypothesis: "The change over the window is zero or below.",
  changeOfMind:
    "A definition named in the articles, with a window: then one of the readings decides. Order books or overnight spreads of that time could add two more.",
  series: ["walcl", "wtregen", "rrp", "wresbal", "nfci"],
  historyFrom: "2013-10-31",
  frequencies: ["monthly", "weekly"],
  settledOn: () => articleDate,
  parameters,
  inWords: ({ definition, window }, { frequency }) =>
    `${definition === all ? "Each definition" : (definitions.find(({ id }) => id === definition)?.name ?? "")}, its change over ${plural(Number(window), barNoun[frequency])} as known on ${text.day(articleDate)}.`.replace(
      /^./,
      (first) => first.toUpperCase(),
    ),
  panels: ({ frequency, asOf }) => {
    const knownOn = asOf < articleDate ? asOf : articleDate;
    return {
      bars: { query: "liquidity-definitions", frequency, asOf: knownOn },
      months: { query: "liquidity-definitions", frequency: "monthly", asOf: knownOn },
      weeks: { query: "reserve-accounts", frequency: "weekly", asOf: knownOn },
    };
  },
  evaluate,
};
