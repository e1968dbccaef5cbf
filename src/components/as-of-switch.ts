import { articleDate } from "../claims/article.js";
import { numberText } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";

/** The switch of a chapter between what is known now and what was known on the articles\u2019 date. */
export function asOfSwitch(asOf: string, { document, locale }: Surroundings): HTMLElement {
  const text = numberText(locale);
  const root = block(document, "div", "as-of-switch").attr("role", "group").attr("aria-label", "As known on");
  root.append("span").text("The chapter as known on");
  const days = [
    { value: "", label: text.day(asOf) },
    { value: articleDate, label: `${text.day(articleDate)}, the articles\u2019 date` },
  ];
  for (const { value, label } of days) {
    root
      .append("button")
      .attr("type", "button")
      .attr("data-page-as-of", value)
      .attr("aria-pressed", String(value === ""))
      .text(label);
  }
  return root.node() as HTMLElement;
}
