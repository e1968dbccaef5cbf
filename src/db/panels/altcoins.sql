-- One row a bar of crypto from July 2017 on, before which no altcoin of the fixed list is held: the closes of the thirteen
-- that were known by then, none where a coin was not yet listed or no longer, and the capitalisation of all coins but
-- bitcoin and ether. Bitcoin's bars make rows too, though its closes are left out.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
  WHERE date >= DATE '2017-07-01' AND series IN ('btc', 'total3',
    'ada', 'avax', 'bch', 'bnb', 'doge', 'eos', 'etc', 'link', 'ltc', 'sol', 'trx', 'xlm', 'xrp')
)
SELECT date::VARCHAR AS date,
  any_value(value) FILTER (WHERE series = 'ada') AS ada,
  any_value(value) FILTER (WHERE series = 'avax') AS avax,
  any_value(value) FILTER (WHERE series = 'bch') AS bch,
  any_value(value) FILTER (WHERE series = 'bnb') AS bnb,
  any_value(value) FILTER (WHERE series = 'doge') AS doge,
  any_value(value) FILTER (WHERE series = 'eos') AS eos,
  any_value(value) FILTER (WHERE series = 'etc') AS etc,
  any_value(value) FILTER (WHERE series = 'link') AS link,
  any_value(value) FILTER (WHERE series = 'ltc') AS ltc,
  any_value(value) FILTER (WHERE series = 'sol') AS sol,
  any_value(value) FILTER (WHERE series = 'trx') AS trx,
  any_value(value) FILTER (WHERE series = 'xlm') AS xlm,
  any_value(value) FILTER (WHERE series = 'xrp') AS xrp,
  any_value(value) FILTER (WHERE series = 'total3') AS total3
FROM bar
GROUP BY bar.date
ORDER BY bar.date;
