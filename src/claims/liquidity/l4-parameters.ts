import type { PanelFrequency } from "../../series/series.js";
import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Parameter, Setting } from "../claim.js";

/** What each signal is called: as a reading of the articles\u2019 words, and as the object of "per $100 bn of". */
export const signalNames: Readonly<Record<string, { readonly words: string; readonly of: string }>> = {
  tga: {
    words: "release of funds from the Treasury General Account",
    of: "the Treasury\u2019s account released",
  },
  tga_close: {
    words: "release of funds from the Treasury General Account",
    of: "the Treasury\u2019s account released",
  },
  walcl: { words: "purchasing Treasury bills", of: "Fed assets added" },
  treasuries: { words: "purchasing Treasury bills", of: "Fed Treasuries added" },
  nl: { words: "increased liquidity", of: "net liquidity added" },
};

const leads: Readonly<Record<PanelFrequency, readonly number[]>> = {
  daily: [0, 1, 2, 3, 4, 6, 8, 10, 13],
  weekly: [0, 1, 2, 3, 4, 6, 8, 10, 13],
  monthly: [-1, 0, 1, 2, 3],
};

/** "in the week of its release", "four weeks later", "in the same month". */
export function leadWords(lead: number, frequency: PanelFrequency): string {
  const noun = barNoun[frequency];
  if (frequency !== "monthly")
    return lead === 0 ? `in the ${noun} of the release` : `${plural(lead, noun)} after the release`;
  if (lead < 0) return "in the same month";
  return lead === 0 ? "in the next month, in which it is out" : `${plural(lead + 1, noun)} later`;
}

const starts = ["2003-01-01", "2009-01-01", "2013-10-01", "2016-01-01", "2020-04-01"];

/** The choices that the words leave open; the default sample begins when all parts of net liquidity are observed. */
export function l4Parameters({ frequency }: Setting): Parameter[] {
  const text = numberText("en");
  return [
    {
      kind: "choice",
      id: "measure",
      label: "liquidity",
      default: "parts",
      options: [
        { value: "parts", label: "the account and the Fed\u2019s assets, side by side" },
        { value: "nl", label: "net liquidity, in one sum" },
      ],
    },
    {
      kind: "choice",
      id: "account",
      label: "Treasury\u2019s account",
      default: "average",
      options: [
        { value: "average", label: "average of the week" },
        { value: "level", label: "close of the Wednesday" },
      ],
    },
    {
      kind: "choice",
      id: "fed",
      label: "the Fed",
      default: "walcl",
      options: [
        { value: "walcl", label: "all its assets" },
        { value: "treasuries", label: "its Treasuries" },
      ],
    },
    {
      kind: "choice",
      id: "control",
      label: "S&P 500",
      default: "spx",
      options: [
        { value: "spx", label: "held fixed" },
        { value: "none", label: "left in" },
      ],
    },
    {
      kind: "choice",
      id: "season",
      label: "seasonal means",
      default: "no",
      options: [
        { value: "no", label: "left in" },
        { value: "yes", label: "taken out" },
      ],
    },
    {
      kind: "choice",
      id: "lead",
      label: "return",
      default: leads[frequency][0] ?? 0,
      options: leads[frequency].map((value) => ({ value, label: leadWords(value, frequency) })),
    },
    {
      kind: "choice",
      id: "start",
      label: "sample from",
      default: "2013-10-01",
      options: starts.map((value) => ({ value, label: text.month(value) })),
    },
    {
      kind: "choice",
      id: "signal",
      label: "signal",
      falsifies: true,
      default: "own",
      options: [
        { value: "own", label: "liquidity itself" },
        { value: "shifted", label: "the same, half the sample away" },
        { value: "walk", label: "steps of a random walk" },
      ],
    },
    {
      kind: "choice",
      id: "outcome",
      label: "outcome",
      falsifies: true,
      default: "rut",
      options: [
        { value: "rut", label: "the Russell 2000" },
        { value: "spx", label: "the S&P 500 in its place" },
        { value: "walk", label: "a random walk in its place" },
      ],
    },
  ];
}
