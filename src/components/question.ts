import { articleDate } from "../claims/article.js";
import type { Claim } from "../claims/claim.js";
import { numberText } from "../text/numbers.js";
import { block, type Surroundings } from "./draw.js";

const languageNames = { en: "English article", it: "Italian article" };

/** The sentence under test in the articles\u2019 words, the question made of it and what is assumed without it. */
export function question(claim: Claim, { document, locale }: Surroundings): HTMLElement {
  const month = numberText(locale).month(articleDate);
  const root = block(document, "section", "question").attr("aria-label", "The claim and the question");
  for (const { language, text } of claim.quotes) {
    const figure = root.append("figure").attr("class", "quote");
    figure.append("blockquote").attr("lang", language).append("p").text(`\u201c${text}\u201d`);
    figure.append("figcaption").text(`${languageNames[language]}, ${month}`);
  }
  const list = root.append("dl").attr("class", "terms");
  list.append("dt").text("The question");
  list.append("dd").text(claim.question);
  if (claim.nullHypothesis) {
    list.append("dt").text("Null hypothesis");
    list.append("dd").text(claim.nullHypothesis);
  }
  list.append("dt").text("What is measured");
  list.append("dd").text(claim.definition);
  return root.node() as HTMLElement;
}

/** What would change the verdict. */
export function changeOfMind(claim: Claim, { document }: Surroundings): HTMLElement {
  const root = block(document, "p", "change-of-mind");
  root.append("strong").text("What would change our mind. ");
  root.append("span").text(claim.changeOfMind);
  return root.node() as HTMLElement;
}
