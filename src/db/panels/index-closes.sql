-- One row a bar of the Russell 2000, with the closes of the S&P 500 and the Nasdaq Composite of the same bar.
WITH bar AS (
  FROM bars(getvariable('frequency'), getvariable('as_of'))
)
SELECT r.date::VARCHAR AS date, r.value AS rut, s.value AS spx, n.value AS ixic
FROM (FROM bar WHERE series = 'rut') r
LEFT JOIN (FROM bar WHERE series = 'spx') s ON r.date = s.date
LEFT JOIN (FROM bar WHERE series = 'ixic') n ON r.date = n.date
ORDER BY r.date;
