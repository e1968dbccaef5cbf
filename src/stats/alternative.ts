/** Which departures from the null hypothesis count as evidence: values above it, below it, or both. */
export type Alternative = "greater" | "less" | "two-sided";
