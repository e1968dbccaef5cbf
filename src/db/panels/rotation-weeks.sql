-- One row a bar from 2014 on: the last closes of share indices, VIX, bitcoin and ether, and what cash
-- earned as known by then. Coins also one day earlier, where the vintage has daily
-- closes: a crypto bar ends hours after the New York close. The dollar index and stablecoins stand at the bar that
-- they are about, though published days later: for what happened together and what was led, not for forecasts.
-- Altcoins are the mean simple return, in the bar, of the coins held at both its ends; `altcoins` counts them.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), coin AS (
  SELECT unnest(['ada', 'avax', 'bch', 'bnb', 'doge', 'eos', 'etc', 'link', 'ltc', 'sol', 'trx', 'xlm', 'xrp']) AS series
), day AS (
  SELECT series, value, date AS closed_on,
    CASE getvariable('frequency') WHEN 'monthly' THEN last_day(date)
      WHEN 'weekly' THEN (date_trunc('week', date + 2) + INTERVAL 4 DAY)::DATE ELSE date + 1 END AS date
  FROM days(getvariable('as_of'))
  WHERE series IN ('btc', 'eth') OR series IN (FROM coin)
), earlier AS (
  SELECT series, date, arg_max(value, closed_on) AS value FROM day WHERE closed_on < date GROUP BY series, date
), changes AS (
  SELECT date, value / lag(value) OVER (PARTITION BY series ORDER BY date) - 1 AS change
  FROM bar WHERE series IN (FROM coin)
), changes_earlier AS (
  SELECT date, value / lag(value) OVER (PARTITION BY series ORDER BY date) - 1 AS change
  FROM earlier WHERE series IN (FROM coin)
), basket AS (
  SELECT date, avg(change) AS change, count(change)::DOUBLE AS coins FROM changes GROUP BY date
), basket_earlier AS (
  SELECT date, avg(change) AS change FROM changes_earlier GROUP BY date
), spine AS (
  SELECT DISTINCT date FROM bar WHERE series IN ('rut', 'btc') AND date >= DATE '2014-01-01'
)
SELECT spine.date::VARCHAR AS date,
  rut.value AS rut, spx.value AS spx, ixic.value AS ixic, vix.value AS vix,
  dollar.value AS dollar, btc.value AS btc, eth.value AS eth, b.value AS btc_earlier, e.value AS eth_earlier,
  basket.change AS alts, basket.coins AS altcoins, basket_earlier.change AS alts_earlier, total3.value AS total3,
  coins.value AS stablecoins, cash.value AS cash_rate
FROM spine
LEFT JOIN (FROM bar WHERE series = 'rut') rut USING (date)
LEFT JOIN (FROM bar WHERE series = 'spx') spx USING (date)
LEFT JOIN (FROM bar WHERE series = 'ixic') ixic USING (date)
LEFT JOIN (FROM bar WHERE series = 'vix') vix USING (date)
LEFT JOIN (FROM bar WHERE series = 'dtwexbgs') dollar USING (date)
LEFT JOIN (FROM bar WHERE series = 'btc') btc USING (date)
LEFT JOIN (FROM bar WHERE series = 'eth') eth USING (date)
LEFT JOIN (FROM earlier WHERE series = 'btc') b USING (date)
LEFT JOIN (FROM earlier WHERE series = 'eth') e USING (date)
LEFT JOIN basket USING (date)
LEFT JOIN basket_earlier USING (date)
LEFT JOIN (FROM bar WHERE series = 'total3') total3 USING (date)
LEFT JOIN (FROM bar WHERE series = 'stablecoins') coins USING (date)
ASOF LEFT JOIN (FROM bar WHERE series = 'dff') cash ON spine.date >= cash.available_on
ORDER BY spine.date;
