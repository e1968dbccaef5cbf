import { isSourceName, type SourceName, standInNames } from "./names.js";

/** What can go wrong at a source, and in one line what the stand-in then does. */
export const faultKinds = {
  "500": "every answer is a server error",
  "503-once": "unavailable for the first request of a resource, fine from the second",
  "429": "too many requests, with Retry-After, for the first two requests of a resource, fine from the third",
  "429-forever": "too many requests, without Retry-After, for every request",
  "403": "every request is refused, as with a blocked agent or a withdrawn key",
  "404": "nothing is found, as with a discontinued series",
  html200: "status 200 with an HTML page that wants to see a browser",
  limit200: "status 200 with a plain sentence about a used-up quota",
  empty: "status 200 without a body",
  "header-only": "a well-formed answer without observations",
  truncated: "the length of the whole body, half of its bytes, then a closed connection",
  slow: "one byte in a second",
  hang: "the request is taken and never answered",
  "bad-gzip": "the answer says that it is gzip and is not",
  "redirect-loop": "a permanent redirect to the same address",
  bom: "a byte-order mark in front of the body",
  renamed: "the column or field of the value has another name",
  "unit-x1000": "all values are a thousand times too large",
  "null-tail": "the last three values are missing",
  "duplicate-dates": "the last date comes twice, with two values",
  unsorted: "the observations are out of order",
  spike: "the last value is ten times too large",
  negative: "the last value has the wrong sign",
  shortened: "the first half of the observations is gone",
  flat: "the last twenty values are equal",
  "day-shift": "all dates are a day late",
} as const;

export type FaultKind = keyof typeof faultKinds;

export interface Fault {
  readonly source: SourceName;
  /** One resource of the source; the whole source where absent. */
  readonly name?: string;
  readonly kind: FaultKind;
}

function isFaultKind(text: string): text is FaultKind {
  return Object.hasOwn(faultKinds, text);
}

/** Reads `source=kind` or `source/name=kind`; throws on an unknown source, name or kind. */
export function parseFault(text: string): Fault {
  const [, source = "", name, kind = ""] = /^([a-z]+)(?:\/([^=]+))?=(.+)$/.exec(text) ?? [];
  if (!isSourceName(source) || !isFaultKind(kind)) {
    throw new Error(`stand-in: expected source[/name]=kind, got ${text}`);
  }
  if (name === undefined) return { source, kind };
  if (!Object.hasOwn(standInNames[source], name)) {
    throw new Error(
      `stand-in: ${source} has no ${name}: expected ${Object.keys(standInNames[source]).join(", ")}`,
    );
  }
  return { source, name, kind };
}

/** The kinds that are set for a resource, in the order in which they were given. */
export function kindsFor(faults: readonly Fault[], source: SourceName, name: string): readonly FaultKind[] {
  return faults
    .filter((fault) => fault.source === source && (fault.name ?? name) === name)
    .map(({ kind }) => kind);
}
