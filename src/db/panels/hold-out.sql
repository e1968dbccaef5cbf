-- Daily closes in the year of the articles: one row a calendar day, with the last closes known by then.
WITH bar AS (
  FROM days(getvariable('as_of')) WHERE date >= DATE '2025-12-01'
), spine AS (
  SELECT unnest(generate_series(DATE '2026-01-01', max(date), INTERVAL 1 DAY))::DATE AS date
  FROM bar WHERE series = 'btc'
)
SELECT spine.date::VARCHAR AS date, b.value AS btc, e.value AS eth, r.value AS rut, s.value AS spx
FROM spine
ASOF LEFT JOIN (FROM bar WHERE series = 'btc') b ON spine.date >= b.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'eth') e ON spine.date >= e.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'rut') r ON spine.date >= r.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'spx') s ON spine.date >= s.available_on
ORDER BY spine.date;
