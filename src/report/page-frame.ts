export interface PageLink {
  readonly path: string;
  readonly name: string;
}

/** The chapters, in reading order. */
export const chapters: readonly PageLink[] = [
  { path: "/", name: "The argument" },
  { path: "/milestone", name: "Milestone" },
  { path: "/liquidity", name: "Liquidity" },
  { path: "/rotation", name: "Rotation" },
  { path: "/set-up", name: "Set-up" },
  { path: "/catalysts", name: "Catalysts" },
  { path: "/scorecard", name: "Scorecard" },
  { path: "/choices", name: "Every choice" },
  { path: "/methods", name: "Methods" },
  { path: "/data", name: "Data" },
];

/** The head of every page: the report\u2019s name and its chapters, the current one marked. */
export function pageHeader(path: string): string {
  const items = chapters.map(({ path: target, name }) => {
    const current = target === (path === "/index" ? "/" : path) ? ' aria-current="page"' : "";
    return `<li><a href="${target}"${current}>${name}</a></li>`;
  });
  return `<a class="skip" href="#observablehq-main">Skip to the text</a><a class="site-name" href="/">After the breakout</a><nav aria-label="Chapters"><ol>${items.join("")}</ol></nav>`;
}

/** The foot of every page: what this is not, what it was computed from. */
export function pageFooter({ vintage, asOf }: { readonly vintage: string; readonly asOf: string }): string {
  return [
    "<p>This report tests statements about the past. It is no investment advice.</p>",
    `<p>Computed from vintage <a href="/data">${vintage}</a>, as known on ${asOf}. Code under the MIT licence; data belong to their publishers.</p>`,
  ].join("");
}
