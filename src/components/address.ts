import type { Parameter, Parameters, ParameterValue, Setting } from "../claims/claim.js";

/** What the address of a page says about a claim: `H1.gap=4` sets the parameter gap of claim H1. */
export function readAddress(claim: string, search: string): Record<string, string> {
  const prefix = `${claim}.`;
  return Object.fromEntries(
    [...new URLSearchParams(search)].flatMap(([key, value]) =>
      key.startsWith(prefix) ? [[key.slice(prefix.length), value]] : [],
    ),
  );
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
  write("asOf", chosen.setting.asOf, standard.setting.asOf);
  for (const parameter of standard.parameters)
    write(parameter.id, chosen.values[parameter.id], parameter.default);
  const text = address.toString();
  return text ? `?${text}` : "";
}
