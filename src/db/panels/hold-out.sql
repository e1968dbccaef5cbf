-- Daily closes since the first day of the hold-out: one row a bitcoin bar, with the last Russell 2000
-- and S&P 500 closes known by then.
WITH bar AS (
  FROM days(getvariable('as_of'))
)
SELECT b.date::VARCHAR AS date, b.value AS btc, e.value AS eth, r.value AS rut, s.value AS spx
FROM (FROM bar WHERE series = 'btc') b
LEFT JOIN (FROM bar WHERE series = 'eth') e ON e.date = b.date
ASOF LEFT JOIN (FROM bar WHERE series = 'rut') r ON b.date >= r.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'spx') s ON b.date >= s.available_on
WHERE b.date >= DATE '2026-01-01'
ORDER BY b.date;
