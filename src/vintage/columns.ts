import type { Field, ResourceName } from "./vintage.js";

interface Layout {
  readonly path: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly primaryKey: readonly string[];
}

function field(name: string, type: Field["type"], description: string): Field {
  return { name, type, description };
}

/** The files of a vintage: their names, columns and keys. */
export const layouts: Readonly<Record<ResourceName, Layout>> = {
  observations: {
    path: "observations.csv",
    title: "Observations",
    primaryKey: ["series", "frequency", "date"],
    fields: [
      field("series", "string", "id in the catalogue"),
      field("frequency", "string", "daily, weekly, monthly or event"),
      field("date", "date", "the day, or the period's last day, that the value is about"),
      field("value", "number", "in the unit of the series"),
    ],
  },
  series: {
    path: "series.csv",
    title: "What the vintage holds of each series at each frequency",
    primaryKey: ["series", "frequency"],
    fields: [
      field("series", "string", "id in the catalogue"),
      field("title", "string", "what the series measures"),
      field("unit", "string", "unit of its values"),
      field("publisher", "string", "who publishes it"),
      field("licence", "string", "the publisher's terms in a few words"),
      field("redistributable", "boolean", "whether the report offers its rows for download"),
      field("frequency", "string", "daily, weekly, monthly or event"),
      field("first", "date", "date of the first observation"),
      field("last", "date", "date of the last observation"),
      field("rows", "integer", "number of observations"),
    ],
  },
  facts: {
    path: "facts.csv",
    title: "Dated facts",
    primaryKey: ["id"],
    fields: [
      field("id", "string", "identifier, unique"),
      field("topic", "string", "what the fact belongs to"),
      field("date", "string", "YYYY, YYYY-MM, YYYY-MM-DD or YYYY-Qn"),
      field("value", "string", "a number in the unit, or a few words"),
      field("unit", "string", "unit or kind of the value"),
      field("statement", "string", "the fact in the report's own words"),
      field("source", "string", "who says so"),
      field("url", "string", "page that says so"),
      field("second_url", "string", "another page, or empty"),
      field("confidence", "string", "high, medium-high, medium or low"),
    ],
  },
  fetches: {
    path: "fetches.csv",
    title: "How each series was fetched",
    primaryKey: ["series"],
    fields: [
      field("series", "string", "id in the catalogue"),
      field("source", "string", "the upstream and its symbol, or a file's name"),
      field("outcome", "string", "fetched, fallback, kept, imported or not asked"),
      field("last_try", "string", "when it was last asked for, or empty"),
      field("last_good", "string", "when the observations held were last accepted"),
      field("full_history_on", "date", "day on which the whole history was last asked for, or empty"),
      field("fallback_from", "date", "first date whose value is the fallback's, or empty"),
      field("missing", "integer", "days that the source listed without a value"),
      field("failure", "string", "reason of the last failure while it lasts, or empty"),
      field("note", "string", "what else there is to know, or empty"),
      field("check_source", "string", "the second source and its symbol, or empty"),
      field("compared", "integer", "dates that both sources have, or empty"),
      field("differing", "integer", "dates on which they differ by more than the tolerance, or empty"),
      field("tolerance", "number", "as a fraction of the first source's value, or empty"),
      field("largest", "number", "the largest difference, as such a fraction, or empty"),
      field("largest_on", "date", "its date, or empty"),
    ],
  },
  revisions: {
    path: "revisions.csv",
    title: "Published values that their publishers changed later",
    primaryKey: ["series", "date", "found"],
    fields: [
      field("series", "string", "id in the catalogue"),
      field("date", "date", "the day that the value is about"),
      field("before", "number", "the value as it was held"),
      field("after", "number", "the value as it is published now"),
      field("found", "string", "when the change was found"),
    ],
  },
};

/** The names of the columns of a file of a vintage, in order. */
export function columnsOf(resource: ResourceName): readonly string[] {
  return layouts[resource].fields.map(({ name }) => name);
}
