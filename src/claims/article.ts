/** When the claim was public: the articles are dated by what they quote, 8 to 10 January 2026. */
export const articleDate = "2026-01-09";

/** The close that the articles announce: the base of the hold-out. */
export const announcedDate = "2026-01-08";

/** The level that the articles announce, in index points. */
export const announcedLevel = 2600;
