/** A point of a drawing, in its own units. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * About two points a column: of the points that fall into one column of the drawing, one unit wide, the lowest and the
 * highest, in their order; besides them the first and the last of all, and every point that must stay. So a line of many
 * years looks the same and swells no page. Points stand in the order of x.
 */
export function decimate<P extends Place>(
  points: readonly P[],
  mustStay: (point: P) => boolean = () => false,
): readonly P[] {
  const last = points.length - 1;
  const kept: P[] = [];
  let start = 0;
  while (start <= last) {
    const end = columnEnd(points, start);
    const [low, high] = extremes(points, start, end);
    for (let i = start; i <= end; i += 1) {
      const point = points[i] as P;
      if (i === low || i === high || i === 0 || i === last || mustStay(point)) kept.push(point);
    }
    start = end + 1;
  }
  return kept;
}

function columnEnd(points: readonly Place[], start: number): number {
  const column = Math.floor(points[start]?.x ?? 0);
  let end = start;
  while (end + 1 < points.length && Math.floor(points[end + 1]?.x ?? 0) === column) end += 1;
  return end;
}

function extremes(points: readonly Place[], start: number, end: number): [low: number, high: number] {
  let low = start;
  let high = start;
  for (let i = start + 1; i <= end; i += 1) {
    const y = points[i]?.y ?? 0;
    if (y < (points[low]?.y ?? 0)) low = i;
    if (y > (points[high]?.y ?? 0)) high = i;
  }
  return [low, high];
}
