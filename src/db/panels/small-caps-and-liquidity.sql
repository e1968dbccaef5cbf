-- One row a bar of the Russell 2000: its close and those of the S&P 500 and the Nasdaq Composite, and of the VIX and
-- each measure of liquidity the last value published by then. By week and day, balances are those of the last
-- statement out; by month, month ends. The overnight reverse repurchase facility began on 23 September 2013: zero before.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
), finer AS (
  SELECT series, date, value, available_on FROM known(getvariable('as_of'))
  WHERE frequency <> 'monthly' OR series = 'm2'
), source AS (
  SELECT * FROM months(getvariable('as_of')) WHERE getvariable('frequency') = 'monthly'
  UNION ALL SELECT * FROM finer WHERE getvariable('frequency') <> 'monthly'
), balance AS (
  SELECT w.available_on, w.date, w.value AS walcl, r.value AS rrp
  FROM (FROM source WHERE series = 'walcl') w
  ASOF LEFT JOIN (FROM source WHERE series = 'rrp') r ON w.date >= r.date
), aligned AS (
  SELECT s.date, s.value AS rut, l.value AS spx, l.date AS spx_date, n.value AS ixic, n.date AS ixic_date,
    v.value AS vix, v.date AS vix_date, b.walcl, b.date AS walcl_date, b.rrp,
    t.value AS wtregen, t.date AS wtregen_date, a.value AS wresbal, a.date AS wresbal_date,
    f.value AS nfci, f.date AS nfci_date, m.value AS m2, m.date AS m2_date,
    c.value AS stablecoins, c.date AS stablecoins_date
  FROM (FROM bar WHERE series = 'rut') s
  ASOF LEFT JOIN (FROM bar WHERE series = 'spx') l ON s.date >= l.available_on
  ASOF LEFT JOIN (FROM bar WHERE series = 'ixic') n ON s.date >= n.available_on
  ASOF LEFT JOIN (FROM source WHERE series = 'vix') v ON s.date >= v.available_on
  ASOF LEFT JOIN balance b ON s.date >= b.available_on
  ASOF LEFT JOIN (FROM source WHERE series = 'wtregen') t ON s.date >= t.available_on
  ASOF LEFT JOIN (FROM source WHERE series = 'wresbal') a ON s.date >= a.available_on
  ASOF LEFT JOIN (FROM source WHERE series = 'nfci') f ON s.date >= f.available_on
  ASOF LEFT JOIN (FROM source WHERE series = 'm2') m ON s.date >= m.available_on
  ASOF LEFT JOIN (FROM source WHERE series = 'stablecoins') c ON s.date >= c.available_on
)
SELECT date::VARCHAR AS date, rut,
  CASE WHEN date - spx_date <= tolerance(getvariable('frequency')) THEN spx END AS spx,
  CASE WHEN date - ixic_date <= tolerance(getvariable('frequency')) THEN ixic END AS ixic,
  CASE WHEN date - vix_date <= 70 THEN vix END AS vix,
  CASE WHEN date - walcl_date <= 70 THEN walcl END AS walcl,
  CASE WHEN date - walcl_date <= 70
    THEN coalesce(rrp, CASE WHEN walcl_date < DATE '2013-09-23' THEN 0 END) END AS rrp,
  CASE WHEN date - wtregen_date <= 70 THEN wtregen END AS wtregen,
  CASE WHEN date - wresbal_date <= 70 THEN wresbal END AS wresbal,
  CASE WHEN date - nfci_date <= 70 THEN nfci END AS nfci,
  CASE WHEN date - m2_date <= 70 THEN m2 END AS m2,
  CASE WHEN date - stablecoins_date <= 70 THEN stablecoins END AS stablecoins
FROM aligned
ORDER BY date;
