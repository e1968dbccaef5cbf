-- Daily closes since the first call of the narrative: one row a calendar day from September 2025, with the last closes
-- known by then.
WITH bar AS (
  FROM days(getvariable('as_of')) WHERE date >= DATE '2025-08-01'
), spine AS (
  SELECT unnest(generate_series(DATE '2025-09-01', max(date), INTERVAL 1 DAY))::DATE AS date
  FROM bar WHERE series = 'btc'
)
SELECT spine.date::VARCHAR AS date,
  CASE WHEN spine.date - b.date <= tolerance('daily') THEN b.value END AS btc,
  CASE WHEN spine.date - e.date <= tolerance('daily') THEN e.value END AS eth,
  CASE WHEN spine.date - r.date <= tolerance('daily') THEN r.value END AS rut,
  CASE WHEN spine.date - s.date <= tolerance('daily') THEN s.value END AS spx
FROM spine
ASOF LEFT JOIN (FROM bar WHERE series = 'btc') b ON spine.date >= b.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'eth') e ON spine.date >= e.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'rut') r ON spine.date >= r.available_on
ASOF LEFT JOIN (FROM bar WHERE series = 'spx') s ON spine.date >= s.available_on
ORDER BY spine.date;
