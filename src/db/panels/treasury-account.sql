-- The Treasury's balance at the Federal Reserve, in USD billion, with the day it could be known.
SELECT date::VARCHAR AS date, available_on::VARCHAR AS available_on, series, value / 1000 AS balance
FROM known(getvariable('as_of'))
WHERE (series = 'tga' AND frequency = 'daily') OR (series = 'wtregen' AND frequency = 'weekly')
ORDER BY series, date;
