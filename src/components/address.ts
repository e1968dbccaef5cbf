import type { Parameter, Parameters, ParameterValue, Setting } from "../claims/claim.js";

/**
 * What the address of a page says about a claim: `H1.gap=4` sets the parameter gap of claim H1; `asOf=2026-01-09` the
 * day as of which things are known for every claim of the page that has none of its own.
 */
export function readAddress(claim: string, search: string): Record<string, string> {
  const prefix = `${claim}.`;
  const asOf = pageAsOf(search);
  const own = [...new URLSearchParams(search)].flatMap(([key, value]) =>
    key.startsWith(prefix) ? [[key.slice(prefix.length), value] as const] : [],
  );
  return { ...(asOf === null ? {} : { asOf }), ...Object.fromEntries(own) };
}

/** The day that the address sets for the whole page, or null. */
export function pageAsOf(search: string): string | null {
  return new URLSearchParams(search).get("asOf");
}

/** The address that brings back these definitions: only what differs from the defaults is written. */
export function writeAddress(
  claim: string,
  search: string,
  chosen: { readonly values: Parameters; readonly setting: Setting },
  standard: { readonly parameters: readonly Parameter[]; readonly setting: Setting },
): string {
  const address = new URLSearchParams(
    [...new URLSearchParams(search)].filter(([key]) => !key.startsWith(`${claim}.`)),
  );
  const write = (id: string, value: ParameterValue | undefined, usual: ParameterValue) => {
    if (value !== undefined && value !== usual) address.set(`${claim}.${id}`, String(value));
  };
  write("frequency", chosen.setting.frequency, standard.setting.frequency);
  write("asOf", chosen.setting.asOf, pageAsOf(search) ?? standard.setting.asOf);
  for (const parameter of standard.parameters)
    write(parameter.id, chosen.values[parameter.id], parameter.default);
  const text = address.toString();
  return text ? `?${text}` : "";
}
