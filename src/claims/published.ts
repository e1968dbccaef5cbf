/** A published finding that bears on a claim: what others measured, in our words, with where it stands. A cited row, like a fact. */
export interface Published {
  /** Authors and year, or the name of a site. */
  readonly who: string;
  /** Journal, working paper or page. */
  readonly where: string;
  readonly url: string | null;
  /** A sentence or two; the figures are the source\u2019s own. */
  readonly finding: string;
}
