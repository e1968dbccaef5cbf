import { canonicalJson, type Json } from "../text/canonical-json.js";
import { sha256 } from "../text/sha-256.js";
import type { Space } from "./space.js";

/** The list as it is hashed and printed before any result: claim, frequency, families, and every specification. */
export function listedSpace({ claim, frequency, families, specifications }: Space): Json {
  return {
    claim,
    frequency,
    families: families.map(({ id }) => id),
    specifications: specifications.map(({ family, parameters }) => ({
      family: families[family]?.id ?? "",
      parameters: { ...parameters },
    })),
  };
}

/** SHA-256 of the list in canonical JSON: it changes with any specification, its order, or its family. */
export function spaceHash(space: Space): string {
  return sha256(canonicalJson(listedSpace(space)));
}
