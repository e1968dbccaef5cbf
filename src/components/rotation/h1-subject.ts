import { seriesOfAsset } from "../../claims/rotation/h1-assets.js";
import { seriesOfSignal } from "../../claims/rotation/h1-signals.js";
import type { Specification } from "../../claims/rotation/h1-specification.js";

/** The colour of what is followed: ether\u2019s and bitcoin\u2019s own, or that of the altcoins. */
export function colourOfAsset({ asset, follower }: Specification): string {
  if (follower !== "itself") return "stand-in";
  return asset === "eth" || asset === "btc" ? asset : asset === "survivors" ? "survivors" : "alt";
}

/** The colour of what breaks out. */
export function colourOfSignal({ signal }: Specification): string {
  return signal === "spx" ? "spx" : signal === "rut" ? "rut" : "stand-in";
}

/** The catalogue series that a chart of a study is drawn from. */
export function seriesOf({ signal, asset, measure, adjust }: Specification): string[] {
  const besides = [
    ...(measure === "relative" ? ["btc"] : []),
    ...(measure === "beyond" || adjust === "market" ? ["spx"] : []),
  ];
  return [...new Set([...seriesOfSignal[signal], ...seriesOfAsset[asset], ...besides])];
}
