import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Reading } from "../claim.js";
import { averageVerdict } from "../verdict.js";
import { type H6Evidence, holdsWithoutBestSpell } from "./h6-evidence.js";
import { ruleWords } from "./h6-rules.js";
import { capital, followerWithin, leaderWithin } from "./rotation-names.js";

export function readH6(evidence: H6Evidence): Reading[] {
  const { forecasts, test, family, bars, horizon } = evidence;
  const text = numberText("en");
  const noun = barNoun[bars.frequency];
  const forecast: Reading = forecasts
    ? {
        words: "leading indicator",
        verdict: averageVerdict({
          independentEvents: forecasts.independent,
          estimate: forecasts.rSquared,
          familyWiseP: forecasts.p,
          holdsWithoutBest: true,
        }),
        reason: `forecasts of the next ${plural(horizon, noun)}: out of sample R\u00b2 beside the market ${text.signedPercent(forecasts.rSquared, 1)}, Clark\u2013West p ${text.pValue(forecasts.p)}, ${plural(forecasts.independent, "window")} that do not overlap`,
      }
    : {
        words: "leading indicator",
        verdict: "cannot-say",
        reason: "the sample is too short for forecasts from its middle on",
      };
  const familyWiseP = Math.max(family?.spaP ?? 1, test.shifts.p);
  const evidenceOfTrade = {
    independentEvents: test.spells.length,
    estimate: test.yearly,
    familyWiseP,
  };
  return [
    forecast,
    {
      words: "tradable",
      restsOnP: true,
      verdict: averageVerdict({ ...evidenceOfTrade, holdsWithoutBest: holdsWithoutBestSpell(evidence) }),
      reason: tradeReason(evidence),
    },
  ];
}

function tradeReason({ test, family }: H6Evidence): string {
  const text = numberText("en");
  const { shifts, spells } = test;
  const among = family
    ? `; the best of ${plural(family.rules, "rule")} has a p of ${text.pValue(family.spaP)} by Hansen\u2019s test and ${text.pValue(family.realityP)} by White\u2019s; the Sharpe ratio deflated for the search is real with a probability of ${text.percent(family.deflated)}`
    : "";
  return `${plural(spells.length, "holding")}; the Sharpe ratio beats ${text.percent(shifts.percentile)} of all shifts of the same decisions, p ${text.pValue(shifts.p)}${among}`;
}

/** The finding of H6 in words, made of its evidence. */
export function h6Sentence(evidence: H6Evidence): string {
  const text = numberText("en");
  const { bars, test, forecasts, past } = evidence;
  const { result, rule } = test;
  const follower = followerWithin(bars.choice.asset);
  const leader = leaderWithin(bars.choice.signal);
  const share = (value: number) => text.percent(value);
  const { strategy, buyAndHold, scaledBuyAndHold: mixed } = result;
  const mixture = mixed
    ? ` and the same share of it held throughout ${share(mixed.growthRate)} (${text.decimal(mixed.sharpeRatio, 2)})`
    : "";
  const trade = `Held ${ruleWords(rule, bars.frequency)} of ${leader}, ${follower} returned ${share(strategy.growthRate)} a year after costs (Sharpe ratio ${text.decimal(strategy.sharpeRatio, 2)}), ${share(result.exposure)} of the time invested; held throughout it returned ${share(buyAndHold.growthRate)} (${text.decimal(buyAndHold.sharpeRatio, 2)})${mixture}`;
  const gain = forecasts
    ? ` ${capital(`forecasts with its momentum of ${plural(past, barNoun[bars.frequency])}`)} ${forecasts.rSquared > 0 ? "save" : "add"} ${text.percent(Math.abs(forecasts.rSquared), 1)} ${forecasts.rSquared > 0 ? "of" : "to"} the squared error of those without.`
    : "";
  return `${trade}.${gain}`;
}
