-- One row a bar: the last closes of the Russell 2000, the S&P 500, bitcoin and ether known by then, the
-- record that the Russell had to beat, and the day it was set. By day, every day of the calendar is a bar.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), russell AS (
  SELECT date, available_on, value,
    max(value) OVER earlier AS previous_record,
    arg_max(date, value) OVER earlier AS previous_record_date
  FROM bar WHERE series = 'rut'
  WINDOW earlier AS (ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), large AS (
  FROM bar WHERE series = 'spx'
), ether AS (
  FROM bar WHERE series = 'eth'
), bitcoin AS (
  FROM bar WHERE series = 'btc'
), spine AS (
  SELECT date FROM bitcoin
  UNION
  SELECT unnest(generate_series(min(date), max(date), INTERVAL 1 DAY))::DATE FROM bitcoin
  WHERE getvariable('frequency') = 'daily'
), aligned AS (
  SELECT spine.date,
    bitcoin.date AS btc_date, bitcoin.value AS btc, ether.date AS eth_date, ether.value AS eth,
    russell.date AS rut_date, russell.value AS rut,
    russell.previous_record, russell.previous_record_date,
    large.date AS spx_date, large.value AS spx
  FROM spine
  ASOF LEFT JOIN bitcoin ON spine.date >= bitcoin.available_on
  ASOF LEFT JOIN ether ON spine.date >= ether.available_on
  ASOF LEFT JOIN russell ON spine.date >= russell.available_on
  ASOF LEFT JOIN large ON spine.date >= large.available_on
)
SELECT date::VARCHAR AS date,
  rut_date::VARCHAR AS rut_date,
  CASE WHEN date - rut_date <= tolerance(getvariable('frequency')) THEN rut END AS rut,
  previous_record, previous_record_date::VARCHAR AS previous_record_date,
  CASE WHEN date - spx_date <= tolerance(getvariable('frequency')) THEN spx END AS spx,
  CASE WHEN date - btc_date <= tolerance(getvariable('frequency')) THEN btc END AS btc,
  CASE WHEN date - eth_date <= tolerance(getvariable('frequency')) THEN eth END AS eth
FROM aligned
ORDER BY date;
