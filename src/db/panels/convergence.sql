-- One row a bar: the last closes of ether and of the Russell 2000 known by then, how many of the thirteen altcoins have a
-- bar both then and about three months before, and how many of those did better than bitcoin in between.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), bitcoin AS (
  FROM bar WHERE series = 'btc'
), spans AS (
  SELECT date, CASE getvariable('frequency')
    WHEN 'monthly' THEN last_day(date - INTERVAL 3 MONTH)
    WHEN 'weekly' THEN date - 91 ELSE date - 90 END AS earlier
  FROM bitcoin
), season AS (
  SELECT spans.date, count(*) AS held,
    count(*) FILTER (WHERE coin.value / coin_before.value > now.value / before.value) AS beating
  FROM spans
  JOIN bitcoin now ON now.date = spans.date
  JOIN bitcoin before ON before.date = spans.earlier
  JOIN bar coin ON coin.date = spans.date
  JOIN bar coin_before ON coin_before.series = coin.series AND coin_before.date = spans.earlier
  WHERE coin.series IN ('ada', 'avax', 'bch', 'bnb', 'doge', 'eos', 'etc', 'link', 'ltc', 'sol', 'trx', 'xlm', 'xrp')
  GROUP BY spans.date
)
SELECT spans.date::VARCHAR AS date,
  CASE WHEN spans.date - ether.date <= tolerance(getvariable('frequency')) THEN ether.value END AS eth,
  CASE WHEN spans.date - russell.date <= tolerance(getvariable('frequency')) THEN russell.value END AS rut,
  coalesce(season.held, 0)::DOUBLE AS held, coalesce(season.beating, 0)::DOUBLE AS beating
FROM spans
ASOF LEFT JOIN (FROM bar WHERE series = 'eth') ether ON spans.date >= ether.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'rut') russell ON spans.date >= russell.available_on
LEFT JOIN season ON season.date = spans.date
ORDER BY spans.date;
