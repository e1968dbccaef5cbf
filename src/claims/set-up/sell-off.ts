/** The sell-off that the articles speak of, and the last close before it. */
export const sellOffDate = "2025-10-10";
export const dayBefore = "2025-10-09";
