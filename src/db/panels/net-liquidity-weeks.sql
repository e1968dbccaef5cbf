-- One row a weekly statement of the Federal Reserve since September 2025: total assets of the Wednesday, the Treasury's
-- account as the week's average and as the daily statement's balance of that Wednesday, overnight reverse repurchases
-- and reserves, each with the day on which it could be known. USD billion.
WITH seen AS (
  SELECT series, frequency, date, value, available_on FROM known(getvariable('as_of')) WHERE date >= DATE '2025-09-01'
), balance AS (
  SELECT date, available_on, value FROM seen WHERE series = 'walcl' AND frequency = 'weekly'
)
SELECT balance.date::VARCHAR AS date, balance.available_on::VARCHAR AS available_on,
  balance.value / 1000 AS walcl, average.value / 1000 AS treasury_average, level.value / 1000 AS treasury_level,
  reverse.value AS rrp, reserves.value / 1000 AS wresbal
FROM balance
LEFT JOIN (FROM seen WHERE series = 'wtregen' AND frequency = 'weekly') average ON balance.date = average.date
LEFT JOIN (FROM seen WHERE series = 'wresbal' AND frequency = 'weekly') reserves ON balance.date = reserves.date
ASOF LEFT JOIN (FROM seen WHERE series = 'tga' AND frequency = 'daily') level ON balance.date >= level.date
ASOF LEFT JOIN (FROM seen WHERE series = 'rrp' AND frequency = 'daily') reverse ON balance.date >= reverse.date
ORDER BY balance.date;
