-- One row a trading day of the S&P 500 from 2024 on: its close and the last closes of ether and bitcoin known by the end
-- of that day. A crypto bar ends at midnight UTC, some hours after the New York close of its date.
WITH bar AS (
  FROM days(getvariable('as_of')) WHERE date >= DATE '2023-12-01'
), spine AS (
  SELECT date, value AS spx FROM bar WHERE series = 'spx' AND date >= DATE '2024-01-01'
)
SELECT spine.date::VARCHAR AS date, spine.spx,
  CASE WHEN spine.date - e.date <= tolerance('daily') THEN e.value END AS eth,
  CASE WHEN spine.date - b.date <= tolerance('daily') THEN b.value END AS btc
FROM spine
ASOF LEFT JOIN (FROM bar WHERE series = 'eth') e ON spine.date >= e.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'btc') b ON spine.date >= b.available_on
ORDER BY spine.date;
