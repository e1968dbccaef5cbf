import { mkdirSync } from "node:fs";
import { join } from "node:path";

const implicitPackages = [
  "react",
  "react-dom",
  "lodash",
  "arquero",
  "apache-arrow",
  "d3",
  "d3-dsv",
  "echarts",
  "htl",
  "leaflet",
  "mapbox-gl",
  "@observablehq/plot",
  "@observablehq/sample-datasets",
  "topojson-client",
  "parquet-wasm",
];

/**
 * Framework asks the registry which version of each of its implicit packages is the latest, unless its cache has a
 * folder for one. These empty folders answer with a version that does not exist: nothing is asked, and a page that uses
 * an implicit package by accident fails to build.
 */
export function createGuardFolders(sourceRoot: string): void {
  const cache = join(sourceRoot, ".observablehq", "cache", "_npm");
  for (const name of implicitPackages) mkdirSync(join(cache, `${name}@0.0.0`), { recursive: true });
}
