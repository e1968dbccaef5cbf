-- One row a month that is over, from 2024 on: the month ends of the altcoins and of TOTAL3, where the vintage holds them.
SELECT month.date::VARCHAR AS date,
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
FROM months(getvariable('as_of')) month
WHERE month.date >= DATE '2024-01-01' AND series IN (
  'ada', 'avax', 'bch', 'bnb', 'doge', 'eos', 'etc', 'link', 'ltc', 'sol', 'trx', 'xlm', 'xrp', 'total3'
)
GROUP BY month.date
ORDER BY month.date;
