import { isDate, isMoment } from "../series/dates.js";
import { checksum } from "./checksum.js";
import { layouts } from "./columns.js";
import { coreNames, descriptorFile, provenanceNames, sealDescriptor } from "./descriptor.js";
import type { Refuse } from "./parse-table.js";
import type { DataPackage, Resource, ResourceName } from "./vintage.js";

const namePattern = /^[a-z0-9][a-z0-9._-]*$/;
const subject = descriptorFile;

type Json = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string, refuse: Refuse): Json {
  const expected = "a JSON object";
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : refuse({ subject, rule: "JSON", expected, got: "another value" });
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return refuse({ subject, rule: "JSON", expected, got: "text that is not JSON" });
  }
}

function checkSeal({ checksum: recorded, ...rest }: Json, bytes: Uint8Array, refuse: Refuse): void {
  const computed = checksum(JSON.stringify(rest));
  if (recorded !== computed) {
    refuse({ subject, rule: "checksum", expected: String(recorded), got: computed });
  }
  if (!Buffer.from(sealDescriptor(rest)).equals(bytes)) {
    const expected = "JSON indented by two spaces, with the checksum last and a final newline";
    refuse({ subject, rule: "layout", expected, got: "the same content in other bytes" });
  }
}

function checkText(value: unknown, what: string, accepts: (text: string) => boolean, refuse: Refuse): string {
  if (typeof value === "string" && accepts(value)) return value;
  return refuse({ subject, rule: "field", expected: what, got: JSON.stringify(value) ?? "nothing" });
}

function entryOf(resources: readonly unknown[], name: ResourceName): Json | undefined {
  return resources.filter(isObject).find((candidate) => candidate.name === name);
}

function checkResource(resources: readonly unknown[], name: ResourceName, refuse: Refuse): void {
  const found = entryOf(resources, name);
  if (!found) refuse({ subject: name, rule: "resource", expected: "an entry in resources", got: "none" });
  checkText(found.path, `${name}: path ${layouts[name].path}`, (text) => text === layouts[name].path, refuse);
  checkText(found.hash, `${name}: hash as sha256:…`, (text) => text.startsWith("sha256:"), refuse);
  checkText(found.asOf, `${name}: asOf as YYYY-MM-DD`, isDate, refuse);
  checkText(found.retrievedAt, `${name}: retrievedAt as YYYY-MM, YYYY-MM-DD or a UTC time`, isMoment, refuse);
}

/**
 * The descriptor in the bytes of datapackage.json, with the fields that reading relies on checked.
 * Throws the rules `JSON`, `checksum` (of the descriptor's own content), `layout`, `field` and `resource`
 * (a file that is not described: one of those that every vintage has, or one of `fetches` and `revisions` without the other).
 */
export function parseDescriptor(bytes: Uint8Array, refuse: Refuse): DataPackage {
  const json = parseJson(Buffer.from(bytes).toString("utf8"), refuse);
  checkSeal(json, bytes, refuse);
  checkText(
    json.name,
    "name in lower-case letters, digits, dots and hyphens",
    (text) => namePattern.test(text),
    refuse,
  );
  checkText(json.asOf, "asOf as YYYY-MM-DD", isDate, refuse);
  checkText(json.retrievedAt, "retrievedAt as YYYY-MM, YYYY-MM-DD or a UTC time", isMoment, refuse);
  const resources = Array.isArray(json.resources) ? json.resources : [];
  const fetched = provenanceNames.some((name) => entryOf(resources, name));
  for (const name of [...coreNames, ...(fetched ? provenanceNames : [])]) {
    checkResource(resources, name, refuse);
  }
  return json as unknown as DataPackage;
}

/** Whether a descriptor that `parseDescriptor` accepted describes how the series were fetched. */
export function saysHowFetched(descriptor: DataPackage): boolean {
  return entryOf(descriptor.resources, "fetches") !== undefined;
}

/** The entry of a file in a descriptor that `parseDescriptor` accepted. Throws the rule `resource` where it has none. */
export function resourceNamed(descriptor: DataPackage, name: ResourceName, refuse: Refuse): Resource {
  const found = descriptor.resources.find((resource) => resource.name === name);
  return found ?? refuse({ subject: name, rule: "resource", expected: "an entry in resources", got: "none" });
}
