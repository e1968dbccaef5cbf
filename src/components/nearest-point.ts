import type { ReadablePoint } from "./chart.js";

/** Index of the point nearest to a place in the drawing, within a reach; \u22121 where none is. */
export function nearestPoint(points: readonly ReadablePoint[], x: number, y: number, reach: number): number {
  let best = -1;
  let distance = reach ** 2;
  points.forEach((point, i) => {
    const d = (point.x - x) ** 2 + (point.y - y) ** 2;
    if (d < distance) [best, distance] = [i, d];
  });
  return best;
}

/** The point of each line that is nearest across to a place, in the order of the lines. */
export function nearestOfEachLine(points: readonly ReadablePoint[], x: number): ReadablePoint[] {
  const nearest = new Map<string, ReadablePoint>();
  for (const point of points) {
    const other = nearest.get(point.line);
    if (!other || Math.abs(point.x - x) < Math.abs(other.x - x)) nearest.set(point.line, point);
  }
  return [...nearest.values()];
}

/** Index of the point of the next line, or of the one before, that is nearest across to a point; \u22121 where there is one line. */
export function pointOfNextLine(points: readonly ReadablePoint[], index: number, step: 1 | -1): number {
  const from = points[index];
  const lines = [...new Set(points.map(({ line }) => line))];
  if (!from || lines.length < 2) return -1;
  const wanted = lines[(lines.indexOf(from.line) + step + lines.length) % lines.length];
  let best = -1;
  points.forEach((point, i) => {
    if (point.line !== wanted) return;
    if (best < 0 || Math.abs(point.x - from.x) < Math.abs((points[best]?.x ?? 0) - from.x)) best = i;
  });
  return best;
}

/** Index of the point nearest across, however far up or down; \u22121 where none is within reach. */
export function nearestAcross(points: readonly ReadablePoint[], x: number, reach: number): number {
  let [best, distance] = [-1, reach];
  points.forEach((point, index) => {
    const own = Math.abs(point.x - x);
    if (own > distance) return;
    [best, distance] = [index, own];
  });
  return best;
}
