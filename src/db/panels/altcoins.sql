-- One row a bar: the closes of the thirteen altcoins of the fixed list that were known by then, none where a coin was not
-- yet listed or no longer, and the capitalisation of all coins but bitcoin and ether.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
  WHERE series IN ('ada', 'avax', 'bch', 'bnb', 'doge', 'eos', 'etc', 'link', 'ltc', 'sol', 'trx', 'xlm', 'xrp', 'total3')
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
