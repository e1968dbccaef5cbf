import { canonicalJson } from "../../text/canonical-json.js";
import { sha256 } from "../../text/sha-256.js";

/**
 * The rule by which the forecast is scored, written out so that nothing else in the report can move it: what of it was
 * open on the articles\u2019 date is taken from their words, the rest from the defaults of the claim about breakouts.
 * Its hash is printed; a change of any value changes it.
 */
export const frozenRule = {
  frozenAsOf: "2026-01-09",
  claim: "H7",
  signal: { series: "rut", event: "record-close", daysWithoutRecord: 90 },
  followed: { series: "eth", alsoShown: ["btc", "rut", "spx"] },
  base: { day: "2026-01-08", price: "close-of-the-day" },
  scoreAfterDays: [30, 60, 91, 182, 273, 300],
  cameTrue: "close-above-base",
  verdict: {
    allDueTrue: "supported",
    noneDueTrue: "contradicted",
    some: "inconclusive",
    noneDue: "cannot-say",
  },
  percentile: "share-of-all-starts-of-the-history-with-a-lower-change-over-as-many-bars",
} as const;

/** How the fingerprint of the rule is made. */
export const hashName = "SHA-256";
export const frozenRuleHash = sha256(canonicalJson(frozenRule));
