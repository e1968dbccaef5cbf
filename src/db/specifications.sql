-- The specifications of a curve without their placebos: what the card says of each, and its p among the shifts of the
-- curve: the share of those at which it has an estimate that reach it; and the same corrected for all of the space.
SELECT claim, frequency, vintage, as_of, space, specification, family, parameters, estimate, p, smallest_attainable, n,
  CASE WHEN reaching[1] > 0 THEN reaching[1] / len(list_filter(reaching, lambda count: count > 0)) END AS p_on_curve,
  p_family_wise, reason
FROM specifications
ORDER BY specification;
