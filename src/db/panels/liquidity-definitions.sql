-- What is called liquidity, each at its own date, as far as it was out on the as-of day: one row a Wednesday or a month
-- end. Balances in USD billion; reverse repurchases and stablecoins are those of the day, or of the last one before it
-- within a week; the conditions index of a week stands on its Wednesday; money is monthly only.
WITH account AS (
  SELECT series, CASE WHEN series = 'nfci' THEN date - 2 ELSE date END AS date, value
  FROM known(getvariable('as_of'))
  WHERE getvariable('frequency') <> 'monthly' AND frequency <> 'monthly'
  UNION ALL
  SELECT series, date, value FROM months(getvariable('as_of')) WHERE getvariable('frequency') = 'monthly'
), spine AS (
  SELECT DISTINCT date FROM account WHERE series IN ('walcl', 'nfci', 'm2') AND date >= DATE '2002-12-18'
)
SELECT spine.date::VARCHAR AS date, a.value / 1000 AS walcl, t.value / 1000 AS tga,
  CASE WHEN spine.date - r.date < 7 THEN r.value END AS rrp,
  v.value / 1000 AS reserves, f.value AS nfci, m.value AS m2,
  CASE WHEN spine.date - s.date < 7 THEN s.value END AS stablecoins
FROM spine
LEFT JOIN account a ON a.series = 'walcl' AND a.date = spine.date
LEFT JOIN account t ON t.series = 'wtregen' AND t.date = spine.date
LEFT JOIN account v ON v.series = 'wresbal' AND v.date = spine.date
LEFT JOIN account f ON f.series = 'nfci' AND f.date = spine.date
LEFT JOIN account m ON m.series = 'm2' AND m.date = spine.date
ASOF LEFT JOIN (FROM account WHERE series = 'rrp') r ON spine.date >= r.date
ASOF LEFT JOIN (FROM account WHERE series = 'stablecoins') s ON spine.date >= s.date
ORDER BY spine.date;
