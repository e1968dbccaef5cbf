import { described, describedBody, type Refuse } from "./refusal.js";

/** A JSON object, whose members may be absent or of any type. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** What a value of an answer is called in a refusal, and the row that it stands in, where it does. */
export interface Place {
  readonly name: string;
  readonly row?: number | undefined;
}

/**
 * The value that a JSON text holds.
 * Throws the rule `format` (`expected JSON, got an HTML page`, `got no bytes`, `got "Too Many Requests"`,
 * `got broken JSON`).
 */
export function parseJson(text: string, refuse: Refuse): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    const body = describedBody(text);
    return refuse({ rule: "format", expected: "JSON", got: body === "JSON" ? "broken JSON" : body });
  }
}

/** Throws the rule `fields`: expected something in a named place, got a value. */
export function refuseField(
  expected: string,
  value: unknown,
  row: number | undefined,
  refuse: Refuse,
): never {
  const fault = { rule: "fields", expected, got: described(value) };
  return refuse(row === undefined ? fault : { ...fault, row });
}

/** A value that must be an object. Throws the rule `fields` (`expected an object in meta, got nothing`). */
export function objectOf(value: unknown, { name, row }: Place, refuse: Refuse): JsonObject {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as JsonObject;
  return refuseField(`an object in ${name}`, value, row, refuse);
}

/** A value that must be an array. Throws the rule `fields` (`expected an array in data, got nothing`). */
export function arrayOf(value: unknown, { name, row }: Place, refuse: Refuse): readonly unknown[] {
  if (Array.isArray(value)) return value as readonly unknown[];
  return refuseField(`an array in ${name}`, value, row, refuse);
}

/** A member of an object, undefined when it has none of its own by that name. */
export function memberOf(object: JsonObject, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** A member that must be a text. Throws the rule `fields` (`row 3: expected a text in account_type, got nothing`). */
export function textOf(object: JsonObject, name: string, row: number, refuse: Refuse): string {
  const value = memberOf(object, name);
  return typeof value === "string" ? value : refuseField(`a text in ${name}`, value, row, refuse);
}

/** A member that must be a whole number from zero. Throws the rule `fields`. */
export function countOf(object: JsonObject, name: string, refuse: Refuse): number {
  const value = memberOf(object, name);
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  return refuseField(`a whole number in ${name}`, value, undefined, refuse);
}
