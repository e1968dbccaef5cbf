import { describe, expect, test } from "vitest";
import { articleDate } from "../../src/claims/article.js";
import { chapterOfClaim } from "../../src/claims/claims.js";
import { chartFaults } from "./chart-faults.js";
import { control, controls, expectAddress, expectShown, expectTakenOver, status } from "./claim-page.js";
import { keyOf, nodeFinding, nodeReport } from "./node-report.js";
import { askedForDatabase, visit } from "./visit.js";
import { watch, watched } from "./watch-page.js";

const { claims } = await nodeReport();
const cases = claims.map(({ claim, setting, panels }) => {
  const held = new Set(panels.map(keyOf));
  const asked = setting ? Object.values(claim.panels({ ...setting, asOf: articleDate })) : [];
  return { id: claim.id, isNew: asked.some((request) => !held.has(keyOf(request))) };
});

describe.each(cases)("the claim $id as known on the articles\u2019 date", ({ id, isNew }) => {
  test("loads the database only then, marks the charts busy, never empties them, and gives what Node gives", async () => {
    const reader = await visit(`/${chapterOfClaim(id)}`);
    const { page, troubles, elsewhere } = reader;
    await controls(page, id).locator("[data-copy-link]").focus();
    await expectTakenOver(page);
    expect(askedForDatabase(reader)).toBe(false);
    await watch(page);
    await controls(page, id).locator("[data-as-of]").click();
    await expectAddress(page, { [`${id}.asOf`]: articleDate });
    await expectShown(page, await nodeFinding(id, { asOf: articleDate }));
    if (isNew) expect(reader.requests.some((path) => path.endsWith(".wasm"))).toBe(true);
    const { empty, unseen, busy } = await watched(page);
    expect({ empty, unseen, busy }).toEqual({ empty: [], unseen: [], busy: isNew });
    expect(await page.locator("[aria-busy=true]").count()).toBe(0);
    expect(await status(page, id).textContent()).toBe("");
    expect(await control(page, id, "asOf").inputValue()).toBe(articleDate);
    expect(await chartFaults(page)).toEqual([]);
    await page.goBack();
    await expectShown(page, await nodeFinding(id));
    expect(elsewhere).toEqual([]);
    expect(troubles).toEqual([]);
  });
});

test("H1 as known on the articles\u2019 date counts fewer breakouts than today, as the command says", async () => {
  const { page } = await visit(`/history?H1.asOf=${articleDate}`);
  const finding = await nodeFinding("H1", { asOf: articleDate });
  await expectShown(page, finding);
  expect(finding.n).toBeLessThan((await nodeFinding("H1")).n);
  const counted = page
    .locator('[data-part="H1/answer"] dl > div')
    .filter({ has: page.locator("dt", { hasText: /^n$/ }) });
  expect(await counted.locator("strong").textContent()).toBe(String(finding.n));
});
