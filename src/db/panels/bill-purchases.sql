-- Every operation in which the Federal Reserve bought Treasury bills, in USD billion: one row an operation day.
SELECT k.date::VARCHAR AS date, k.value AS bought
FROM known(getvariable('as_of')) k
WHERE k.series = 'bill_purchases' AND k.frequency = 'event'
ORDER BY k.date;
