-- One row a bar of bitcoin: the last Russell 2000 and S&P 500 closes known by then, the record that
-- the Russell had to beat and the day it was set, and the closes of bitcoin and ether.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), russell AS (
  SELECT date, available_on, value,
    max(value) OVER earlier AS previous_record,
    arg_max(date, value) OVER earlier AS previous_record_date
  FROM bar WHERE series = 'rut'
  WINDOW earlier AS (ORDER BY date ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
), large AS (
  SELECT date, available_on, value FROM bar WHERE series = 'spx'
), ether AS (
  SELECT date, value FROM bar WHERE series = 'eth'
), bitcoin AS (
  SELECT date, value FROM bar WHERE series = 'btc'
), aligned AS (
  SELECT bitcoin.date, bitcoin.value AS btc, ether.value AS eth,
    russell.date AS rut_date, russell.value AS rut,
    russell.previous_record, russell.previous_record_date,
    large.date AS spx_date, large.value AS spx
  FROM bitcoin
  LEFT JOIN ether ON ether.date = bitcoin.date
  ASOF LEFT JOIN russell ON bitcoin.date >= russell.available_on
  ASOF LEFT JOIN large ON bitcoin.date >= large.available_on
)
SELECT date::VARCHAR AS date,
  rut_date::VARCHAR AS rut_date,
  CASE WHEN date - rut_date <= tolerance(getvariable('frequency')) THEN rut END AS rut,
  previous_record, previous_record_date::VARCHAR AS previous_record_date,
  CASE WHEN date - spx_date <= tolerance(getvariable('frequency')) THEN spx END AS spx,
  btc, eth
FROM aligned
ORDER BY date;
