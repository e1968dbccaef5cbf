-- Month-end closes of bitcoin and ether with the change over the month, in percent; the last row is
-- the unfinished month to date where the vintage has daily closes for it.
WITH closes AS (
  SELECT series, date, value, true AS finished FROM months(getvariable('as_of')) WHERE series IN ('btc', 'eth')
), running AS (
  SELECT series, max(date) AS date, arg_max(value, date) AS value, false AS finished
  FROM days(getvariable('as_of')) d
  WHERE series IN ('btc', 'eth') AND date > (SELECT max(c.date) FROM closes c WHERE c.series = d.series)
  GROUP BY series
), changes AS (
  SELECT series, date, value, finished,
    100 * (value / lag(value) OVER (PARTITION BY series ORDER BY date) - 1) AS change
  FROM (FROM closes UNION ALL FROM running)
)
SELECT date::VARCHAR AS date, bool_and(finished) AS finished,
  any_value(value) FILTER (WHERE series = 'btc') AS btc,
  any_value(value) FILTER (WHERE series = 'eth') AS eth,
  any_value(change) FILTER (WHERE series = 'btc') AS btc_change,
  any_value(change) FILTER (WHERE series = 'eth') AS eth_change
FROM changes
GROUP BY changes.date
ORDER BY changes.date;
