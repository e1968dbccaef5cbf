-- One row a bar from 2024 on: mortgage-backed securities held by the Federal Reserve and the reserve balances known by
-- then, in USD billion.
WITH bar AS (
  FROM bars(CASE getvariable('frequency') WHEN 'daily' THEN 'weekly' ELSE getvariable('frequency') END, getvariable('as_of'))
  WHERE date >= DATE '2024-01-01'
), spine AS (
  SELECT DISTINCT date FROM bar WHERE series IN ('wshomcb', 'wresbal')
)
SELECT spine.date::VARCHAR AS date,
  any_value(bar.value) FILTER (WHERE bar.series = 'wshomcb') / 1000 AS mbs,
  any_value(bar.value) FILTER (WHERE bar.series = 'wresbal') / 1000 AS reserves
FROM spine JOIN bar ON bar.date = spine.date
GROUP BY spine.date
ORDER BY spine.date;
