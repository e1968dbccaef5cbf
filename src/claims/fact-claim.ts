import type { PanelFrequency } from "../series/series.js";
import { numberText } from "../text/numbers.js";
import { articleDate } from "./article.js";
import type { Finding, Parameters, Setting } from "./claim.js";
import { cannotSay } from "./finding.js";

/** What a claim that is answered from dated facts alone needs of the series: nothing. */
export const onFactsAlone = {
  series: [] as const,
  historyFrom: "2025-07-01",
  frequencies: ["daily"] as readonly PanelFrequency[],
  panels: () => ({}),
};

/** The finding on a day before the articles, which had then said nothing; null from their date on. */
export function beforeTheArticles(
  claim: string,
  values: Parameters,
  setting: Setting,
): Finding<never> | null {
  if (setting.asOf >= articleDate) return null;
  const day = numberText("en").day(setting.asOf);
  return cannotSay(claim, `by ${day} the articles had not appeared`, values, setting);
}

/** "by 9 October 2026, the day up to which facts are known" */
export function knownToWords({ asOf, factsAsOf = asOf }: Setting): string {
  return `by ${numberText("en").day(factsAsOf)}, the day up to which facts are known`;
}
