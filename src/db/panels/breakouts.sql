-- One row a bar of bitcoin: the last closes of bitcoin, ether, the Russell 2000 and the S&P 500 known by then, and the
-- day of the Russell's. By day, every day of the calendar is a bar.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
  WHERE series IN ('rut', 'spx', 'btc', 'eth')
), spine AS (
  SELECT date FROM bar WHERE series = 'btc'
  UNION
  SELECT unnest(generate_series(min(date), max(date), INTERVAL 1 DAY))::DATE FROM bar
  WHERE series = 'btc' AND getvariable('frequency') = 'daily'
), aligned AS (
  SELECT spine.date,
    bitcoin.date AS btc_date, bitcoin.value AS btc, ether.date AS eth_date, ether.value AS eth,
    russell.date AS rut_date, russell.value AS rut, large.date AS spx_date, large.value AS spx
  FROM spine
  ASOF LEFT JOIN (FROM bar WHERE series = 'btc') bitcoin ON spine.date >= bitcoin.available_on
  ASOF LEFT JOIN (FROM bar WHERE series = 'eth') ether ON spine.date >= ether.available_on
  ASOF LEFT JOIN (FROM bar WHERE series = 'rut') russell ON spine.date >= russell.available_on
  ASOF LEFT JOIN (FROM bar WHERE series = 'spx') large ON spine.date >= large.available_on
)
SELECT date::VARCHAR AS date,
  CASE WHEN date - rut_date <= tolerance(getvariable('frequency')) THEN rut END AS rut,
  CASE WHEN date - spx_date <= tolerance(getvariable('frequency')) THEN spx END AS spx,
  CASE WHEN date - btc_date <= tolerance(getvariable('frequency')) THEN btc END AS btc,
  CASE WHEN date - eth_date <= tolerance(getvariable('frequency')) THEN eth END AS eth
FROM aligned
ORDER BY date;
