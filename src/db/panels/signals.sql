-- One row a bar of New York: the closes of the Russell 2000, the S&P 500 and the Nasdaq Composite over all that the
-- vintage holds, and how many days after its date the row was known.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
  WHERE series IN ('rut', 'spx', 'ixic')
)
SELECT date::VARCHAR AS date,
  max(available_on - date)::DOUBLE AS days_to_know,
  any_value(value) FILTER (WHERE series = 'rut') AS rut,
  any_value(value) FILTER (WHERE series = 'spx') AS spx,
  any_value(value) FILTER (WHERE series = 'ixic') AS ixic
FROM bar
GROUP BY bar.date
ORDER BY bar.date;
