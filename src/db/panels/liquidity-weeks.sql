-- One row a bar of the Russell 2000. Closes are those of the bar; everything else is what could be known by its
-- date. By week the Fed's and the Treasury's balances are Wednesday's, released before the week ends; by month those
-- of the month before. Balances in USD billion: tga is a week average, tga_close the close of the same day as walcl.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), published AS (
  SELECT series, date, value, available_on FROM known(getvariable('as_of'))
  WHERE getvariable('frequency') <> 'monthly' AND frequency IN ('weekly', 'daily')
  UNION ALL
  FROM months(getvariable('as_of')) WHERE getvariable('frequency') = 'monthly' OR series = 'm2'
), spine AS (
  SELECT date, value AS rut FROM bar WHERE series = 'rut'
), balances AS (
  SELECT spine.date, rut, a.date AS balance_date, a.value AS walcl
  FROM spine ASOF LEFT JOIN (FROM published WHERE series = 'walcl') a ON spine.date >= a.available_on
), aligned AS (
  SELECT balances.*, x.value AS spx, c.value AS btc, e.value AS eth,
    t.date AS tga_date, t.value AS tga, d.date AS tga_close_date, d.value AS tga_close,
    v.date AS reserves_date, v.value AS reserves, y.date AS treasuries_date, y.value AS treasuries,
    m.date AS mbs_date, m.value AS mbs, r.date AS rrp_date, r.value AS rrp,
    f.date AS nfci_date, f.value AS nfci, m2.date AS m2_date, m2.value AS m2,
    s.date AS stablecoins_date, s.value AS stablecoins
  FROM balances
  LEFT JOIN (FROM bar WHERE series = 'spx') x ON x.date = balances.date
  LEFT JOIN (FROM bar WHERE series = 'btc') c ON c.date = balances.date
  LEFT JOIN (FROM bar WHERE series = 'eth') e ON e.date = balances.date
  ASOF LEFT JOIN (FROM published WHERE series = 'wtregen') t ON balances.date >= t.available_on
  ASOF LEFT JOIN (FROM published WHERE series = 'tga') d ON balances.balance_date >= d.date
  ASOF LEFT JOIN (FROM published WHERE series = 'wresbal') v ON balances.date >= v.available_on
  ASOF LEFT JOIN (FROM published WHERE series = 'treast') y ON balances.date >= y.available_on
  ASOF LEFT JOIN (FROM published WHERE series = 'wshomcb') m ON balances.date >= m.available_on
  ASOF LEFT JOIN (FROM published WHERE series = 'rrp') r ON balances.balance_date >= r.date
  ASOF LEFT JOIN (FROM published WHERE series = 'nfci') f ON balances.date >= f.available_on
  ASOF LEFT JOIN (FROM published WHERE series = 'm2') m2 ON balances.date >= m2.available_on
  ASOF LEFT JOIN (FROM published WHERE series = 'stablecoins') s ON balances.date >= s.available_on
), aged AS (
  FROM aligned SELECT *, 2 * tolerance(getvariable('frequency')) AS patience
)
SELECT date::VARCHAR AS date, rut, spx, btc, eth,
  CASE WHEN date - balance_date <= patience THEN balance_date::VARCHAR END AS balance_date,
  CASE WHEN date - balance_date <= patience THEN walcl / 1000 END AS walcl,
  CASE WHEN date - tga_date <= patience THEN tga / 1000 END AS tga,
  CASE WHEN date - tga_close_date <= patience THEN tga_close / 1000 END AS tga_close,
  CASE WHEN date - rrp_date <= patience THEN rrp END AS rrp,
  CASE WHEN date - reserves_date <= patience THEN reserves / 1000 END AS reserves,
  CASE WHEN date - treasuries_date <= patience THEN treasuries / 1000 END AS treasuries,
  CASE WHEN date - mbs_date <= patience THEN mbs / 1000 END AS mbs,
  CASE WHEN date - nfci_date <= patience THEN nfci END AS nfci,
  CASE WHEN date - m2_date <= 70 THEN m2 END AS m2,
  CASE WHEN date - stablecoins_date <= patience THEN stablecoins END AS stablecoins
FROM aged
ORDER BY date;
