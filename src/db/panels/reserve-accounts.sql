-- The accounts that make bank reserves, in USD billion, one row a Wednesday of the Fed's balance sheet or a month
-- end, from summer 2025 on, with the day by which all of them were out. tga and rrp_average are averages of the week
-- as reserves are; tga_level and rrp are of the day itself. bills: purchases settled since the row before, on the
-- business day after the operation.
WITH account AS (
  SELECT series, date, value, available_on FROM known(getvariable('as_of'))
  WHERE getvariable('frequency') <> 'monthly' AND frequency <> 'monthly'
  UNION ALL
  FROM months(getvariable('as_of')) WHERE getvariable('frequency') = 'monthly'
), spine AS (
  SELECT date, available_on, value / 1000 AS walcl, coalesce(lag(date) OVER (ORDER BY date), date) AS previous
  FROM account WHERE series = 'walcl'
), averages AS (
  SELECT spine.date, avg(r.value ORDER BY r.date) AS rrp_average
  FROM spine JOIN known(getvariable('as_of')) r
    ON r.series = 'rrp' AND r.frequency = 'daily' AND r.date > spine.date - 7 AND r.date <= spine.date
  GROUP BY spine.date
), bought AS (
  SELECT spine.date, sum(b.value ORDER BY b.date) AS bills
  FROM spine JOIN known(getvariable('as_of')) b ON b.series = 'bill_purchases' AND b.frequency = 'event'
    AND available(b.date, 1, true) > spine.previous AND available(b.date, 1, true) <= spine.date
  GROUP BY spine.date
)
SELECT spine.date::VARCHAR AS date,
  greatest(spine.available_on, t.available_on, v.available_on)::VARCHAR AS available_on,
  walcl, v.value / 1000 AS reserves, t.value / 1000 AS tga,
  CASE WHEN spine.date - d.date < 7 THEN d.value / 1000 END AS tga_level,
  CASE WHEN spine.date - r.date < 7 THEN r.value END AS rrp,
  coalesce(averages.rrp_average, CASE WHEN spine.date - r.date < 7 THEN r.value END) AS rrp_average,
  y.value / 1000 AS treasuries, m.value / 1000 AS mbs, coalesce(bills, 0) AS bills
FROM spine
JOIN account v ON v.series = 'wresbal' AND v.date = spine.date
JOIN account t ON t.series = 'wtregen' AND t.date = spine.date
LEFT JOIN account y ON y.series = 'treast' AND y.date = spine.date
LEFT JOIN account m ON m.series = 'wshomcb' AND m.date = spine.date
LEFT JOIN averages ON averages.date = spine.date
LEFT JOIN bought ON bought.date = spine.date
ASOF LEFT JOIN (FROM account WHERE series = 'tga') d ON spine.date >= d.date
ASOF LEFT JOIN (FROM account WHERE series = 'rrp') r ON spine.date >= r.date
WHERE spine.date >= DATE '2025-07-01'
ORDER BY spine.date;
