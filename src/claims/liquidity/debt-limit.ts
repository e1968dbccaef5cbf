export interface Spell {
  readonly from: string;
  readonly to: string;
}

/**
 * The spells in which the debt limit bound and the Treasury ran its account down, from the day the limit was reached or
 * reinstated to the day it was raised or suspended: Congressional Research Service, R43389, \u201cThe Debt Limit Since 2011\u201d,
 * and IN11829, \u201cDebt Limit Suspensions\u201d (https://www.everycrsreport.com/reports/IN11829.html); the last one ended with
 * the act of July 2025.
 */
export const bindingSpells: readonly Spell[] = [
  { from: "2011-05-16", to: "2011-08-02" },
  { from: "2012-12-31", to: "2013-02-04" },
  { from: "2013-05-19", to: "2013-10-17" },
  { from: "2014-02-08", to: "2014-02-15" },
  { from: "2015-03-16", to: "2015-11-02" },
  { from: "2017-03-16", to: "2017-09-08" },
  { from: "2017-12-09", to: "2018-02-09" },
  { from: "2019-03-02", to: "2019-08-02" },
  { from: "2021-08-01", to: "2021-12-16" },
  { from: "2023-01-19", to: "2023-06-03" },
  { from: "2025-01-02", to: "2025-07-04" },
];

const refillDays = 91;
const dayMilliseconds = 86_400_000;

/** Whether a day falls in a spell or in the quarter after it, in which the account is filled again. */
export function underDebtLimit(date: string): boolean {
  const at = Date.parse(date);
  return bindingSpells.some(
    ({ from, to }) => at >= Date.parse(from) && at <= Date.parse(to) + refillDays * dayMilliseconds,
  );
}
