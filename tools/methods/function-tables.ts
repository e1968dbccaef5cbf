import { table } from "./blocks.js";
import { type Contract, contractsOf } from "./contracts.js";
import type { Section } from "./sections.js";

const linked = ({ name, file }: Contract) => `[\`${name}\`](../src/stats/${file}.ts)`;

/** The functions of a section with what each does and is verified against, and its parts by name. */
export function functionTable({ files }: Section): string {
  const contracts = files.flatMap(contractsOf);
  const rows = contracts.flatMap((contract) =>
    contract.verified ? [[linked(contract), contract.sentence, contract.verified]] : [],
  );
  const parts = contracts.filter(({ verified }) => !verified).map(linked);
  const shown = rows.length > 0 ? table(["function", "what it is", "verified against"], rows) : "\n";
  return parts.length > 0
    ? `${shown}Parts, verified through the functions they serve: ${parts.join(", ")}.\n\n`
    : shown;
}
