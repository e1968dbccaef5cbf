-- Every Russell 2000 close that the vintage holds: daily ones where it has them, month ends before,
-- each with the highest close before it and the day of that close.
WITH daily AS (
  SELECT date, value, 'daily' AS bar FROM days(getvariable('as_of')) WHERE series = 'rut'
), monthly AS (
  SELECT date, value, 'month end' AS bar FROM months(getvariable('as_of'))
  WHERE series = 'rut' AND date < (SELECT coalesce(min(date), DATE '9999-12-31') FROM daily)
)
SELECT date::VARCHAR AS date, value AS rut, bar,
  max(value) OVER earlier AS previous_record,
  (arg_max(date, value) OVER earlier)::VARCHAR AS previous_record_date
FROM (FROM daily UNION ALL FROM monthly) closes
WINDOW earlier AS (ORDER BY closes.date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
ORDER BY closes.date;
