-- What only the whole space can tell, beside what its shards found: the family-wise p of every specification.
UPDATE specifications SET p_family_wise = family_wise.p
FROM family_wise
WHERE family_wise.specification = specifications.specification;
