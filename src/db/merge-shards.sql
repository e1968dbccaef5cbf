-- The shards of a specification curve as one table, in the order of the space. `parts` is a list of Parquet files, on
-- this machine or on object storage, or a pattern that finds them.
SELECT * FROM read_parquet(getvariable('parts')) ORDER BY specification;
