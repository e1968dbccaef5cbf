/** A fault of the site or of its building whose message is meant for the person at the terminal. */
export class SiteError extends Error {
  override readonly name = "SiteError";
}
