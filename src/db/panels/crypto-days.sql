-- Daily closes of bitcoin and ether from August 2025 on: one row a day, with the highest close held up to
-- that day (month ends before the daily closes begin), the day of that close, and the Fear & Greed index.
WITH daily AS (
  SELECT series, date, value FROM days(getvariable('as_of')) WHERE series IN ('btc', 'eth')
), closes AS (
  FROM daily
  UNION ALL
  SELECT m.series, m.date, m.value FROM months(getvariable('as_of')) m
  WHERE m.series IN ('btc', 'eth')
    AND m.date < (SELECT coalesce(min(d.date), DATE '9999-12-31') FROM daily d WHERE d.series = m.series)
), records AS (
  SELECT series, date, value, max(value) OVER so_far AS record, arg_max(date, value) OVER so_far AS record_date
  FROM closes
  WINDOW so_far AS (PARTITION BY series ORDER BY date ROWS UNBOUNDED PRECEDING)
), cells AS (
  SELECT * FROM records
  UNION ALL
  SELECT series, date, value, NULL, NULL FROM days(getvariable('as_of')) WHERE series = 'fng'
)
SELECT cells.date::VARCHAR AS date,
  any_value(value) FILTER (WHERE series = 'btc') AS btc,
  any_value(record) FILTER (WHERE series = 'btc') AS btc_record,
  (any_value(record_date) FILTER (WHERE series = 'btc'))::VARCHAR AS btc_record_date,
  any_value(value) FILTER (WHERE series = 'eth') AS eth,
  any_value(record) FILTER (WHERE series = 'eth') AS eth_record,
  (any_value(record_date) FILTER (WHERE series = 'eth'))::VARCHAR AS eth_record_date,
  any_value(value) FILTER (WHERE series = 'fng') AS fng
FROM cells
WHERE cells.date >= DATE '2025-08-01'
GROUP BY cells.date
ORDER BY cells.date;
