-- What every panel is made from. The same text runs in native DuckDB and in DuckDB-WASM.
-- The tables are filled by the client: observations from the vintage, series from the catalogue.

CREATE TABLE observations (series VARCHAR, frequency VARCHAR, date DATE, value DOUBLE);
CREATE TABLE series (id VARCHAR, release_lag_days INTEGER, lag_in_business_days BOOLEAN, resample VARCHAR);

-- The first day on which an observation could have been known. Business days skip Saturday and Sunday.
CREATE MACRO available(observed_on, lag, in_business_days) AS
  observed_on + (lag + CASE WHEN in_business_days
    THEN 2 * ((least(isodow(observed_on), 5) - 1 + lag) // 5) ELSE 0 END)::INTEGER;

-- Observations that could have been known on a day.
CREATE MACRO known(as_of) AS TABLE
  SELECT o.series, o.frequency, o.date, o.value, s.resample, available(o.date, s.release_lag_days, s.lag_in_business_days) AS available_on
  FROM observations o JOIN series s ON s.id = o.series
  WHERE available(o.date, s.release_lag_days, s.lag_in_business_days) <= as_of;

-- Month ends: those that the vintage gives; the others from finer observations. A month counts
-- once it is over, and only if its last observation falls in its final ten days.
CREATE MACRO months(as_of) AS TABLE
  WITH finer AS (
    SELECT k.series, last_day(k.date) AS date,
      CASE any_value(k.resample) WHEN 'sum' THEN sum(k.value) ELSE arg_max(k.value, k.date) END AS value,
      max(k.date) AS last_date
    FROM known(as_of) k
    WHERE k.frequency <> 'monthly'
    GROUP BY k.series, last_day(k.date)
  ), candidates AS (
    SELECT series, date, value, 1 AS preference FROM known(as_of) WHERE frequency = 'monthly'
    UNION ALL
    SELECT f.series, f.date, f.value, 2 FROM finer f JOIN series s ON s.id = f.series
    WHERE s.resample = 'sum' OR f.date - f.last_date < 10
  )
  SELECT c.series, c.date, c.value, available(c.date, s.release_lag_days, s.lag_in_business_days) AS available_on
  FROM candidates c JOIN series s ON s.id = c.series
  WHERE available(c.date, s.release_lag_days, s.lag_in_business_days) <= as_of
  QUALIFY row_number() OVER (PARTITION BY c.series, c.date ORDER BY c.preference) = 1;

-- Weeks end on Friday; a week counts once its Friday is over.
CREATE MACRO weeks(as_of) AS TABLE
  WITH finer AS (
    SELECT k.series, (date_trunc('week', k.date + 2) + INTERVAL 4 DAY)::DATE AS date,
      CASE any_value(k.resample) WHEN 'sum' THEN sum(k.value) ELSE arg_max(k.value, k.date) END AS value
    FROM known(as_of) k
    WHERE k.frequency <> 'monthly'
    GROUP BY ALL
  )
  SELECT f.series, f.date, f.value, available(f.date, s.release_lag_days, s.lag_in_business_days) AS available_on
  FROM finer f JOIN series s ON s.id = f.series
  WHERE available(f.date, s.release_lag_days, s.lag_in_business_days) <= as_of;

CREATE MACRO days(as_of) AS TABLE
  SELECT series, date, value, available_on FROM known(as_of) WHERE frequency = 'daily';

-- The bars of every series at one frequency, as known on a day.
CREATE MACRO bars(size, as_of) AS TABLE
  SELECT * FROM months(as_of) WHERE size = 'monthly'
  UNION ALL SELECT * FROM weeks(as_of) WHERE size = 'weekly'
  UNION ALL SELECT * FROM days(as_of) WHERE size = 'daily';

-- The oldest bar that may stand in for a row's own, in days.
CREATE MACRO tolerance(size) AS
  CASE size WHEN 'monthly' THEN 27 WHEN 'weekly' THEN 6 ELSE 7 END;
