import { announcedDate } from "../../claims/article.js";
import type { R2Evidence } from "../../claims/milestone/r2.js";
import type { Statement } from "../../claims/milestone/r2-crossing.js";
import { numberText } from "../../text/numbers.js";
import type { Chart } from "../chart.js";
import { drawing } from "../draw.js";
import { drawTimeLines, type TimeMark } from "../time-lines.js";

/** Net liquidity, week by week, with both figures for the Treasury\u2019s account, and the two dates compared. */
export function crossingChart({ crossing }: R2Evidence): Chart {
  const text = numberText("en");
  const { statements, known, autumn } = crossing;
  const points = (pick: (statement: Statement) => number | null) =>
    statements.flatMap((statement) => {
      const value = pick(statement);
      return value === null ? [] : [{ date: statement.date, value }];
    });
  const lines = [
    { id: "average", label: "average", colour: "fed", points: points(({ average }) => average) },
    { id: "level", label: "Wednesday", colour: "treasury", points: points(({ level }) => level) },
  ].filter((line) => line.points.length > 0);
  const marks = [autumn, known].flatMap((statement): TimeMark[] =>
    statement?.average == null
      ? []
      : [
          {
            date: statement.date,
            value: statement.average,
            label: text.shortDay(statement.date),
            anchor: "end",
          },
        ],
  );
  const billion = (value: number) => `$${text.integer(value)} bn`;
  return {
    id: "net-liquidity-crossing",
    title:
      known?.average != null && autumn?.average != null
        ? `Net liquidity was ${billion(known.average)} in the last statement before the articles, ${billion(autumn.average)} at the record of ${text.shortDay(autumn.date)}.`
        : "The statements around the crossing are not held.",
    subtitle:
      "Fed assets less the Treasury\u2019s account less overnight reverse repos, by weekly statement, USD billion; the account as the week\u2019s average and as that Wednesday\u2019s balance.",
    description: `Line chart of net liquidity from ${text.day(statements[0]?.date ?? announcedDate)} to ${text.day(statements.at(-1)?.date ?? announcedDate)}, in two versions.`,
    table: {
      columns: ["Wednesday", "Known on", "With the week\u2019s average", "With the Wednesday\u2019s balance"],
      rows:
        statements.length === 0
          ? [["none", null, null, null]]
          : statements.map(({ date, availableOn, average, level }) => [
              date,
              availableOn,
              average === null ? null : text.integer(average),
              level === null ? null : text.integer(level),
            ]),
    },
    series: ["walcl", "wtregen", "tga", "rrp"],
    draw: (width, surroundings) => {
      if (lines.length === 0)
        return { svg: drawing(surroundings.document, width, 1).node() as SVGSVGElement, points: [] };
      return drawTimeLines(
        {
          lines,
          marks: width < 500 ? marks.map((mark) => ({ ...mark, label: "" })) : marks,
          log: false,
          level: null,
          valueText: billion,
          tickText: text.integer,
          dateText: text.shortDay,
        },
        width,
        surroundings,
      );
    },
  };
}
