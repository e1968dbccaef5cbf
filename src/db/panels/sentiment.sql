-- One row a bar from August 2017 on: the last value known by then of the Fear & Greed index, of bitcoin and
-- ether, and of the VIX. By day, every day of the calendar is a bar.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), bitcoin AS (
  FROM bar WHERE series = 'btc'
), spine AS (
  SELECT date FROM bitcoin
  UNION
  SELECT unnest(generate_series(min(date), max(date), INTERVAL 1 DAY))::DATE FROM bitcoin
  WHERE getvariable('frequency') = 'daily'
)
SELECT spine.date::VARCHAR AS date,
  CASE WHEN spine.date - f.date <= tolerance(getvariable('frequency')) THEN f.value END AS fng,
  CASE WHEN spine.date - b.date <= tolerance(getvariable('frequency')) THEN b.value END AS btc,
  CASE WHEN spine.date - e.date <= tolerance(getvariable('frequency')) THEN e.value END AS eth,
  CASE WHEN spine.date - v.date <= tolerance(getvariable('frequency')) THEN v.value END AS vix
FROM spine
ASOF LEFT JOIN (FROM bar WHERE series = 'fng') f ON spine.date >= f.available_on
ASOF LEFT JOIN bitcoin b ON spine.date >= b.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'eth') e ON spine.date >= e.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'vix') v ON spine.date >= v.available_on
WHERE spine.date >= DATE '2017-08-01'
ORDER BY spine.date;
