import { numberText, plural } from "../../text/numbers.js";
import { barNoun } from "../bars.js";
import type { Reading } from "../claim.js";
import { intervalVerdict, significance } from "../verdict.js";
import type { H5Evidence } from "./h5-evidence.js";
import type { Coefficient, SameBar } from "./h5-same-bar.js";
import { followerWithin, leaderWithin } from "./rotation-names.js";

const level = 0.95;

/** The leader\u2019s coefficient in a fit. */
export function ofLeader({ coefficients }: SameBar): Coefficient {
  const [first] = coefficients;
  if (!first) throw new Error("a regression of the same bar has a leader");
  return first;
}

/** The name of what must be beaten: the S&P 500, or the Russell where the S&P itself is on trial. */
export function marketWithin({ bars }: Pick<H5Evidence, "bars">): string {
  return bars.choice.signal === "spx" ? leaderWithin("rut") : leaderWithin("spx");
}

export function readH5(evidence: H5Evidence): Reading[] {
  const { bars, same } = evidence;
  const noun = barNoun[bars.frequency];
  const own = ofLeader(same);
  const caveats = sameBarCaveats(evidence);
  const { choice, hodrick, independent } = evidence.ahead;
  return [
    {
      words: `beyond the market, in the same ${noun}`,
      verdict: intervalVerdict({ ...own, independentEvents: same.n, familyWiseP: own.p, caveats }),
      reason: sameBarReason(evidence, caveats),
    },
    {
      words: `beyond the market, ${plural(choice.horizon, noun)} ahead`,
      restsOnP: true,
      verdict: intervalVerdict({
        ...hodrick,
        independentEvents: independent,
        familyWiseP: evidence.family.p,
        caveats: aheadCaveats(evidence),
      }),
      reason: aheadReason(evidence),
    },
  ];
}

/** What takes the certainty from the coefficient of the same bar, in words. */
export function sameBarCaveats(evidence: H5Evidence): string[] {
  const { bars, companionSets, byEra, byMonth, withoutYears } = evidence;
  const text = numberText("en");
  const holds = (fit: SameBar) => ofLeader(fit).low > 0;
  const lost = byEra.filter(({ fit }) => !holds(fit)).map(({ label }) => label);
  const years = withoutYears.filter(({ fit }) => !holds(fit)).map(({ label }) => label);
  const sets = companionSets.filter((fit) => !holds(fit)).length;
  return [
    ...(sets > 0
      ? [`with ${sets} of ${companionSets.length} sets of companions its interval holds zero`]
      : []),
    ...(lost.length > 0 ? [`its interval holds zero in the part ${text.list(lost)}`] : []),
    ...(years.length > 0 ? [`it hangs on ${text.list(years)}`] : []),
    ...(bars.frequency !== "monthly" && byMonth && !holds(byMonth)
      ? [`by month it is ${text.decimal(ofLeader(byMonth).value, 2)} and the market takes its place`]
      : []),
  ];
}

function sameBarReason(evidence: H5Evidence, caveats: readonly string[]): string {
  const text = numberText("en");
  const own = ofLeader(evidence.same);
  const { partialF, ownShare, rSquared } = evidence.same;
  const facts = `t ${text.decimal(own.t, 1)}, partial F p ${text.pValue(partialF.p)}, R\u00b2 ${text.percent(rSquared, 1)}; ${text.percent(ownShare)} of the leader\u2019s variance is its own`;
  return (own.low > 0 ? [facts, ...caveats] : [facts]).join("; ");
}

function aheadCaveats({ forecasts, ahead }: H5Evidence): string[] {
  return [
    ...(forecasts && forecasts.rSquared <= 0 ? ["out of sample it does not help"] : []),
    ...(ahead.shiftP > significance ? ["among circular shifts it is ordinary"] : []),
  ];
}

function aheadReason({ ahead, family, forecasts }: H5Evidence): string {
  const text = numberText("en");
  const { hodrick, neweyWest, shiftP, independent } = ahead;
  const gain = forecasts
    ? `; out of sample R\u00b2 beside the market ${text.signedPercent(forecasts.rSquared, 1)}, Clark\u2013West p ${text.pValue(forecasts.p)}`
    : "";
  return `t ${text.decimal(hodrick.t, 2)} by Hodrick (p ${text.pValue(hodrick.p)}), ${text.decimal(neweyWest.t, 2)} by Newey\u2013West against a fixed-b critical value of ${text.decimal(neweyWest.critical, 2)}, p among circular shifts ${text.pValue(shiftP)}; among ${plural(family.definitions, "pair")} of look-back and horizon p ${text.pValue(family.p)}; ${plural(independent, "window")} that do not overlap${gain}`;
}

/** The finding of H5 in words, made of its evidence. */
export function h5Sentence(evidence: H5Evidence): string {
  const text = numberText("en");
  const { bars, ahead } = evidence;
  const noun = barNoun[bars.frequency];
  const own = ofLeader(evidence.same);
  const leader = leaderWithin(bars.choice.signal);
  const follower = followerWithin(bars.choice.asset);
  const market = marketWithin(evidence);
  const one = text.percent(0.01);
  const month =
    bars.frequency !== "monthly" && evidence.byMonth
      ? `, by month ${text.signedPercent(ofLeader(evidence.byMonth).value / 100, 2)}`
      : "";
  const { past, horizon } = ahead.choice;
  return `In the same ${noun} ${one} more of ${leader} beyond ${market} goes with ${text.signedPercent(own.value / 100, 2)} of ${follower} (${text.percent(level)} interval ${text.decimal(own.low, 2)} to ${text.decimal(own.high, 2)}, p ${text.pValue(own.p)})${month}. Ahead, ${one} more of its momentum of ${plural(past, noun)} goes with ${text.signedPercent(ahead.slope / 100, 2)} over the next ${plural(horizon, noun)} (${text.decimal(ahead.hodrick.low, 1)} to ${text.decimal(ahead.hodrick.high, 1)}, p ${text.pValue(ahead.hodrick.p)}).`;
}
