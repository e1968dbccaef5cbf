import { daysInBar } from "../../claims/bars.js";
import type { H1Evidence } from "../../claims/rotation/h1-evidence.js";
import { signalNames } from "../../claims/rotation/h1-signals.js";
import { mostShown, shownDays } from "../../claims/rotation/h1-surroundings.js";
import { capital, heldName, inSentence, laterWords, pathName } from "../../claims/rotation/h1-words.js";
import { countWord, numberText, plural } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawSmallMultiples, type SmallMultiplesSpec } from "../small-multiples.js";
import { colourOfAsset, colourOfSignal, seriesOf } from "./h1-subject.js";
import { timesText } from "./times-text.js";

/** What broke out and what was followed around each breakout, in small panels on the same scales. */
export function episodeMultiples(evidence: H1Evidence): Chart {
  const { surroundings, study, frequency } = evidence;
  const text = numberText("en");
  const { choice, episodes } = study;
  const signal = signalNames[choice.signal];
  const name = pathName(choice);
  const later = laterWords(choice, frequency);
  const over = surroundings.filter(({ signalChange }) => signalChange !== null);
  const up = over.filter(({ signalChange }) => (signalChange ?? 0) > 0).length;
  const assetUp = over.filter(({ outcome }) => (outcome ?? 0) > 0).length;
  const of = `of ${plural(over.length, "breakout")}`;
  const left = episodes.length - surroundings.length;
  const cut =
    left > 0 && surroundings.length > 0
      ? ` The latest ${mostShown}; ${countWord(left)} earlier ones are left out.`
      : "";
  return {
    id: "episode-multiples",
    title:
      over.length === 0
        ? choice.signal === "shifted"
          ? "Where the calendar is moved nothing broke out: there is nothing to look around."
          : "No breakout is over that could be looked around."
        : `${capital(later)} ${signal} stood higher after ${countWord(up)} ${of}, ${inSentence(name)} after ${countWord(assetUp)}.`,
    subtitle: `${capital(signal)} and ${inSentence(heldName(choice))} from half a year before each breakout to a year after, as a multiple of its close, log scale, the same scales in every panel.${cut}`,
    description: `${capital(plural(surroundings.length, "panel"))}, one a breakout, each with two lines from a common zero. ${over
      .map(
        ({ date, outcome, signalChange }) =>
          `${text.month(date)}: ${text.signedPercent(signalChange ?? 0)} and ${text.signedPercent(Math.expm1(outcome ?? 0))}`,
      )
      .join("; ")}${over.length > 0 ? "." : "None is over."}`,
    table: {
      columns: ["Breakout", `${capital(signal)}, ${later}`, `${name}, ${later}`],
      rows: surroundings.map(({ date, signalChange, outcome }) => [
        date,
        signalChange === null ? "not over" : text.signedPercent(signalChange),
        outcome === null ? "not over" : text.signedPercent(Math.expm1(outcome)),
      ]),
    },
    series: seriesOf(choice),
    draw: (width, given) => drawSmallMultiples(specOf(evidence), width, given),
  };
}

function specOf({ surroundings, study }: H1Evidence): SmallMultiplesSpec {
  const text = numberText("en");
  const { choice } = study;
  const subjects = {
    signal: { label: capital(signalNames[choice.signal]), colour: colourOfSignal(choice) },
    asset: { label: heldName(choice), colour: colourOfAsset(choice) },
  };
  const months = (days: number) => text.signed(days / daysInBar.monthly, 0);
  return {
    log: true,
    named: true,
    base: 1,
    cells: surroundings.map((one) => ({
      id: one.date,
      title: text.shortMonth(one.date),
      note: one.outcome === null ? "not over" : text.signedPercent(Math.expm1(one.outcome)),
      lines: (["signal", "asset"] as const).map((role) => ({
        id: `${one.date} ${role}`,
        ...subjects[role],
        points: one[role].days.map((days, i) => ({ x: days, value: one[role].relative[i] ?? 1 })),
      })),
    })),
    xTicks: [0, shownDays.before].map((value) => ({
      value,
      label: value === 0 ? "0" : `${months(value)} months`,
    })),
    valueText: (value) => text.signedPercent(value - 1),
    tickText: timesText,
    xText: (days) => `${text.signed(days / daysInBar.monthly, 1)} months from the breakout`,
  };
}
