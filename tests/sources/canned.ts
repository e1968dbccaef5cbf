import { expect } from "vitest";
import type { Answer, Get, Range, Source } from "../../src/sources/source.js";
import { SourceError } from "../../src/sources/source-error.js";

/** A `Get` that gives bodies in turn and keeps the addresses that it was asked for. */
export function canned(...bodies: readonly string[]): { readonly get: Get; readonly urls: URL[] } {
  const urls: URL[] = [];
  const get: Get = async (url) => {
    const body = bodies[urls.push(new URL(url)) - 1];
    if (body === undefined) throw new Error(`asked ${urls.length} times, with ${bodies.length} answers`);
    return body;
  };
  return { get, urls };
}

/** The parameters of an address. */
export function parametersOf(url: URL | undefined): Record<string, string> {
  return Object.fromEntries(url?.searchParams ?? []);
}

export const january: Range = { from: "2026-01-01", to: "2026-01-31" };

/** What a source makes of answers, given in turn. */
export async function answered(
  source: Source,
  symbol: string,
  bodies: readonly unknown[],
  range: Range = january,
): Promise<Answer> {
  const texts = bodies.map((body) => (typeof body === "string" ? body : JSON.stringify(body)));
  return source.fetch(symbol, range, canned(...texts).get);
}

/** Expects a `SourceError` with exactly this message. */
export async function expectRefusal(run: () => unknown, message: string): Promise<void> {
  const error = await Promise.resolve()
    .then(run)
    .then(
      () => undefined,
      (reason: unknown) => reason,
    );
  expect(error).toBeInstanceOf(SourceError);
  expect((error as SourceError).message).toBe(message);
  expect((error as SourceError).ofHost).toBe(false);
}

/** What may come in place of JSON, and what a refusal calls it. */
export const notJson: readonly (readonly [body: string, got: string])[] = [
  ["", "no bytes"],
  [" \n", "white space"],
  ["<!DOCTYPE html><html><title>Just a moment...</title></html>", "an HTML page"],
  ["Exceeded the daily hits limit", '"Exceeded the daily hits limit"'],
  ["Too Many\r\nRequests\r\n", '"Too Many Requests"'],
  ["x".repeat(100), `"${"x".repeat(60)}…"`],
  ['{"data":[1,2', "broken JSON"],
  ["\uFEFF[]", "broken JSON"],
];
