import { beforeAll, describe, expect, test } from "vitest";
import type { Finding, Panel, Setting } from "../../src/claims/claim.js";
import { claimById } from "../../src/claims/claims.js";
import type { H1Evidence } from "../../src/claims/rotation/h1-evidence.js";
import { familyHorizons, familyWordings } from "../../src/claims/rotation/h1-grid.js";
import { h1Data } from "../../src/claims/rotation/h1-specification.js";
import { hitRate, studyBreakouts } from "../../src/claims/rotation/h1-study.js";
import { type LabDraws, type LabLine, labOf } from "../../src/multiverse/placebo-lab/lab.js";
import { prepareLab } from "../../src/multiverse/placebo-lab/prepare.js";
import { type LabRequest, usualRequest } from "../../src/multiverse/placebo-lab/request.js";
import { runPlaceboLab } from "../../src/multiverse/placebo-lab.js";
import { type OpenClaims, openClaims, openEmbedded } from "../claims/embedded.js";
import { holdingsOf, randomWalks } from "../claims/made-vintage.js";

interface World {
  readonly claims: OpenClaims;
  readonly setting: Setting;
  readonly panels: Readonly<Record<string, Panel>>;
}

async function worldOf(claims: OpenClaims): Promise<World> {
  const setting = claims.settingOf("H1", {});
  const panels: Record<string, Panel> = {};
  for (const [role, request] of Object.entries(claimById("H1").panels(setting))) {
    panels[role] = await claims.read(request);
  }
  return { claims, setting, panels };
}

let months: World;
let days: World;

beforeAll(async () => {
  months = await worldOf(await openEmbedded());
  days = await worldOf(await openClaims(holdingsOf(randomWalks(2600))));
});

const request = (changes: Partial<LabRequest> = {}): LabRequest => ({
  ...usualRequest,
  draws: 12,
  wordingDraws: 4,
  ...changes,
});

/** What the card says of the same. */
function cardOf({ estimate, p, hitRate: hits, evidence }: Finding) {
  const { study } = evidence as H1Evidence;
  return {
    n: study.complete.length,
    up: hits?.positives,
    mean: study.placebo?.observed,
    excess: estimate?.value,
    p: p?.value,
  };
}

const numbersOf = ({ n, up, mean, excess, p }: LabLine) => ({ n, up, mean, excess, p });

const choices = [
  {},
  { gap: "2", horizon: "3" },
  { definition: "golden-cross", horizon: "9", asset: "btc", measure: "usual", adjust: "mean" },
  { definition: "half-year", measure: "relative", delay: "1", entry: "1", start: "2018-01-01" },
  { definition: "round", measure: "run-up" },
];

describe("the Russell 2000 put through the lab", () => {
  test.each(choices)("by month gives the numbers of H1's card to the last digit, with %j", async (asked) => {
    const { claims, panels, setting } = months;
    const { frame } = prepareLab(panels, setting, request({ parameters: asked }));
    expect(numbersOf(frame.russell)).toEqual(cardOf(await claims.evaluate("H1", { asked })));
  });

  test("by day gives the numbers of H1's card to the last digit", async () => {
    const { claims, panels, setting } = days;
    expect(setting.frequency).toBe("daily");
    for (const asked of [
      { gap: "30", horizon: "91" },
      { definition: "momentum", adjust: "market" },
    ]) {
      const { frame } = prepareLab(panels, setting, request({ parameters: asked }));
      expect(frame.russell.n).toBeGreaterThan(0);
      expect(numbersOf(frame.russell)).toEqual(cardOf(await claims.evaluate("H1", { asked })));
    }
  });

  test("announces by \u201call\u201d with as many wordings as H1's own studies say, each of them once", () => {
    const { panels, setting } = months;
    const { frame } = prepareLab(panels, setting, request());
    const studies = familyWordings("monthly").flatMap((wording) =>
      familyHorizons.monthly.map((horizon) =>
        studyBreakouts(h1Data(panels), { ...frame.choice, ...wording, horizon }),
      ),
    );
    expect(frame.wordings).toBe(studies.length);
    const all = studies.filter((study) => {
      if (typeof study === "string" || study.complete.length === 0) return false;
      const { positives, n } = hitRate(study);
      return positives === n;
    });
    expect(frame.russell.announcing.all).toBe(all.length);
    expect(frame.russell.announcing.mean).toBe(
      studies.filter((study) => typeof study !== "string" && study.complete.length > 0).length,
    );
  });

  test("is joined by the other indices that the vintage holds, as H1 would give them in its place", async () => {
    const { claims, panels, setting } = months;
    const { frame } = prepareLab(panels, setting, request());
    expect(frame.indices.map(({ signal }) => signal)).toEqual(["spx", "ixic"]);
    for (const line of frame.indices) {
      expect(numbersOf(line)).toEqual(
        cardOf(await claims.evaluate("H1", { asked: { signal: line.signal } })),
      );
    }
  });

  test("counts a wording of the reader's own besides those of the family", () => {
    const { panels, setting } = months;
    const wordings = (parameters: LabRequest["parameters"]) =>
      prepareLab(panels, setting, request({ parameters })).frame.wordings;
    expect(wordings({ gap: 5 })).toBe(wordings({}) + 1);
    expect(wordings({ definition: "round", gap: 5 })).toBe(wordings({}));
    expect(wordings({ horizon: 4 })).toBe(wordings({}) + 1);
  });
});

describe("the draws of the lab", () => {
  test("draw 1 of H1's own seed is the random walk that H1's card offers in the Russell's place", async () => {
    for (const { claims, panels, setting } of [months, days]) {
      const { draw } = prepareLab(panels, setting, request());
      const { n, up, mean, excess, p } = draw(1, 2);
      const card = cardOf(await claims.evaluate("H1", { asked: { signal: "walk" } }));
      expect({ n: n[0], up: up[0], mean: mean[0], excess: excess[0], p: p[0] }).toEqual(card);
    }
  });

  test.each(["random-walk", "resampled"] as const)(
    "of %s are the same for the same seed, whatever the batches, and others for another",
    async (noise) => {
      const { panels, setting } = months;
      const asked = request({ noise });
      const labs = await Promise.all(
        [1, 5, 12].map((batch) => runPlaceboLab(panels, setting, asked, { batch })),
      );
      expect(labs[1]).toEqual(labs[0]);
      expect(labs[2]).toEqual(labs[0]);
      const { draws } = await runPlaceboLab(panels, setting, { ...asked, seed: asked.seed + 1 });
      expect(draws.mean).not.toEqual(labs[0]?.draws.mean);
    },
  );

  test("are told part by part, and the lab is plain data that goes through a message unchanged", async () => {
    const { panels, setting } = months;
    const parts: LabDraws[] = [];
    const done: number[] = [];
    const lab = await runPlaceboLab(panels, setting, request(), {
      batch: 5,
      onDraws: (part, progress, frame) => {
        expect(structuredClone(frame)).toEqual(frame);
        parts.push(structuredClone(part));
        done.push(progress.done);
      },
    });
    expect(done).toEqual([5, 10, 12]);
    expect(lab.draws.n.length).toBe(12);
    expect(lab.draws.spoken.length).toBe(4);
    expect(structuredClone(lab)).toEqual(lab);
    const { draws, ...frame } = lab;
    expect(labOf(frame, parts.toReversed())).toEqual(lab);
    expect(() => labOf(frame, parts.slice(1))).toThrow("draw 0 is missing among the parts of the lab");
    expect(() => labOf(frame, [...parts, ...parts])).toThrow("stands twice among the parts of the lab");
  });

  test("stop when they are told to", async () => {
    const { panels, setting } = months;
    const control = new AbortController();
    const run = runPlaceboLab(panels, setting, request(), {
      batch: 5,
      signal: control.signal,
      onDraws: () => control.abort(),
    });
    await expect(run).rejects.toMatchObject({ code: "aborted", message: "aborted after 5 of 12 draws." });
  });

  test("are refused, by name, where the request or a control is none", async () => {
    const { panels, setting } = months;
    const opened = (changes: object) => () => prepareLab(panels, setting, request(changes));
    expect(opened({ noise: "pink" })).toThrow(
      "noise is \u201cpink\u201d; it is one of random-walk, resampled",
    );
    expect(opened({ draws: 0 })).toThrow("draws is 0; a whole number from 1");
    expect(opened({ wordingDraws: 13 })).toThrow("wordingDraws is 13; a whole number from 0 to 12 is needed");
    expect(opened({ seed: -1 })).toThrow("seed is -1");
    expect(opened({ fewest: 0.5 })).toThrow("fewest is 0.5");
    expect(opened({ parameters: { gap: 99 } })).toThrow("gap is a number from 1 to 12");
    expect(opened({ parameters: { hue: "red" } })).toThrow("there is no parameter \u201chue\u201d");
    await expect(runPlaceboLab(panels, setting, request(), { batch: 0 })).rejects.toThrow("batch is 0");
  });
});
