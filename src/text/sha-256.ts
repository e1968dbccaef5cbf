import { sha256 as digest } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";

/** SHA-256 (FIPS 180-4) of a text in UTF-8, as lower-case hex: at once, unlike the browser\u2019s own, so that it can be a constant. */
export function sha256(text: string): string {
  return bytesToHex(digest(utf8ToBytes(text)));
}
