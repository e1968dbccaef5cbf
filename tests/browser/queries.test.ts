import type { Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PanelCell } from "../../src/claims/claim.js";
import { chapterOfClaim } from "../../src/claims/claims.js";
import type { Database } from "../../src/db/database.js";
import { openNativeDatabase } from "../../src/db/native-database.js";
import { expectTakenOver } from "./claim-page.js";
import { nodeReport } from "./node-report.js";
import { patienceMs, visit } from "./visit.js";

let native: Database & { close(): void };
const { vintage, claims } = await nodeReport();

beforeAll(async () => {
  native = await openNativeDatabase(vintage.observations);
});
afterAll(() => native.close());

/** Every panel\u2019s query, on the card of the first claim that uses it. */
const stated = [
  ...new Map(
    claims
      .toReversed()
      .flatMap(({ claim, panels }) =>
        panels.map(({ query }) => [query, { id: claim.id, name: query }] as const),
      ),
  ).values(),
];

test.each(stated)(
  "the query $name of $id, run in the page, gives native DuckDB\u2019s rows cell by cell",
  async ({ id, name }) => {
    const { page, troubles, elsewhere } = await visit(`/${chapterOfClaim(id)}`);
    const query = queryOf(page, id, name);
    await open(query, id);
    await query.getByRole("button", { name: "Run in this page" }).click();
    const expected = await native.query(await query.locator("textarea").inputValue());
    await expect
      .poll(() => message(query), { timeout: patienceMs })
      .toMatch(new RegExp(`^${expected.rows.length} rows`));
    expect(await cells(query, "thead th")).toEqual([expected.columns]);
    expect(await cells(query, "tbody td")).toEqual(expected.rows.slice(0, 200).map((row) => row.map(shown)));
    expect(elsewhere).toEqual([]);
    expect(troubles).toEqual([]);
  },
);

test("a changed query runs as changed; a broken one shows DuckDB\u2019s own message, and no rows of the one before", async () => {
  const { page, troubles } = await visit("/rotation");
  const query = queryOf(page, "H1", "breakouts");
  await open(query, "H1");
  await query.locator("textarea").fill("SELECT 'ether' AS word, 40 + 2 AS answer, NULL AS nothing");
  await query.getByRole("button", { name: "Run in this page" }).click();
  await expect.poll(() => message(query), { timeout: patienceMs }).toMatch(/^1 row\b/);
  expect(await cells(query, "tbody td")).toEqual([["ether", "42", "–"]]);
  const broken = "SELECT * FROM no_such_table";
  await query.locator("textarea").fill(broken);
  await query.getByRole("button", { name: "Run in this page" }).click();
  const reason = await native.query(broken).then(
    () => "",
    (error: Error) => error.message.split("\n")[0] ?? "",
  );
  expect(reason).toContain("no_such_table");
  await expect.poll(() => message(query), { timeout: patienceMs }).toContain(reason);
  expect(await cells(query, "tbody td")).toEqual([]);
  expect(troubles).toEqual([]);
});

function queryOf(page: Page, claim: string, name: string): Locator {
  return page.locator(`[data-query="${claim}/${name}"]`);
}

async function open(query: Locator, claim: string): Promise<void> {
  await query.locator("summary").press("Enter");
  await query.locator("textarea").waitFor({ state: "visible" });
  await expectTakenOver(query.page(), claim);
}

async function message(query: Locator): Promise<string> {
  return (await query.locator("[role=status]").textContent()) ?? "";
}

function cells(query: Locator, selector: string): Promise<string[][]> {
  return query.locator(".query-result").evaluate((result, chosen) => {
    const rows = [...result.querySelectorAll("tr")].map((row) => [...row.querySelectorAll(chosen)]);
    return rows.filter((row) => row.length > 0).map((row) => row.map((cell) => cell.textContent ?? ""));
  }, selector);
}

function shown(cell: PanelCell): string {
  return cell === null ? "–" : String(cell);
}
