/** Where one of several plots of a drawing stands. */
export interface Facet {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface FacetGrid {
  readonly facets: readonly Facet[];
  readonly height: number;
}

export interface FacetSizes {
  readonly columns: number;
  readonly plotHeight: number;
  /** Room above a plot for its title, below it for its axis, and beside it for its values. */
  readonly above: number;
  readonly below: number;
  readonly beside: number;
}

const gap = 18;

/** Plots in rows of equal size, from left to right and from top to bottom. */
export function facetGrid(count: number, width: number, sizes: FacetSizes): FacetGrid {
  const { columns, plotHeight, above, below, beside } = sizes;
  const outer = (width - gap * (columns - 1)) / columns;
  const rowHeight = above + plotHeight + below;
  const facets = Array.from({ length: count }, (_, i) => {
    const left = (i % columns) * (outer + gap) + beside;
    const top = Math.floor(i / columns) * rowHeight + above;
    return { left, right: (i % columns) * (outer + gap) + outer - 4, top, bottom: top + plotHeight };
  });
  return { facets, height: Math.ceil(count / columns) * rowHeight };
}
