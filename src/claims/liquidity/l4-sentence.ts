import { numberText } from "../../text/numbers.js";
import { billions } from "./dollars.js";
import type { L4Evidence } from "./l4.js";
import { leadWords, signalNames } from "./l4-parameters.js";
import { level, type Slope } from "./l4-regression.js";
import { dollarsPerUnit } from "./l4-sample.js";

const text = numberText("en");

/** "\u22120.13% per $100 bn (95% interval \u22120.38% to +0.13%)" */
export function slopeText({ value, low, high }: Pick<Slope, "value" | "low" | "high">): string {
  const percent = (slope: number) => text.signedPercent(slope / 100, 2);
  return `${percent(value)} per ${billions(dollarsPerUnit)} (${text.percent(level)} interval ${percent(low)} to ${percent(high)})`;
}

export const outcomeNames = {
  rut: "the Russell 2000",
  spx: "the S&P 500",
  walk: "a random walk",
  eth: "ether",
  btc: "bitcoin",
};

/** The finding of L4 in words, made of its evidence. */
export function l4Sentence({ contributions, lead, frequency, outcome }: L4Evidence): string {
  const [own, other] = contributions;
  if (!own) return "There is nothing to regress.";
  const { link, release } = own;
  const beyond = link.choice.market ? " beyond the S&P 500" : "";
  const share =
    link.partialRSquared === null
      ? ""
      : `, ${text.percent(link.partialRSquared, 1)} of what is left to explain`;
  const lead1 = `From ${text.month(link.choice.start)} on, ${billions(dollarsPerUnit)} of ${signalNames[link.choice.signal]?.of ?? link.choice.signal} went with ${text.signedPercent(link.slope.value / 100, 2)} of ${outcomeNames[outcome]}${beyond} ${leadWords(lead, frequency)} (${text.percent(level)} interval ${text.signedPercent(link.slope.low / 100, 2)} to ${text.signedPercent(link.slope.high / 100, 2)}${share})`;
  const beside = other
    ? `; as much of ${signalNames[other.link.choice.signal]?.of ?? other.link.choice.signal} with ${text.signedPercent(other.link.slope.value / 100, 2)} (${text.signedPercent(other.link.slope.low / 100, 2)} to ${text.signedPercent(other.link.slope.high / 100, 2)})`
    : "";
  const before =
    release && release.added > 0
      ? ` Before the articles ${billions(release.added)} were added while ${outcomeNames[release.index]} changed by ${text.signedPercent(release.rise / 100, 1)}: at the top of the interval that is worth ${text.signedPercent((link.slope.high * release.added) / dollarsPerUnit / 100, 1)}.`
      : "";
  return `${lead1}${beside}.${before}`;
}
