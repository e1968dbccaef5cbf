import { table } from "arquero";
import { chooseVintage } from "../vintage/choose-vintage.js";
import { readVintage } from "../vintage/read-vintage.js";

const directory = chooseVintage({ requested: process.env.VINTAGE, root: process.cwd() });
const { observations } = await readVintage(directory);
const rows = table({
  series: observations.map(({ series }) => series),
  frequency: observations.map(({ frequency }) => frequency),
  date: observations.map(({ date }) => date),
  value: Float64Array.from(observations, ({ value }) => value),
}).orderby("series", "frequency", "date");
process.stdout.write(rows.reify().toArrowIPC({ format: "stream" }));
