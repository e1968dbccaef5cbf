/** Writes addresses into the browser\u2019s bar once they have come to rest: while a control moves, that costs more than a chart. */
export interface AddressBar {
  /** "push" makes a step that \u201cback\u201d undoes, "replace" changes the step that stands. */
  write(address: string, how: "push" | "replace"): void;
}

const restMilliseconds = 120;

/** The address bar of the page. Going back or forward drops what has not been written yet. */
export function openAddressBar(): AddressBar {
  let how: "push" | "replace" = "replace";
  let timer: ReturnType<typeof setTimeout> | undefined;
  addEventListener("popstate", () => clearTimeout(timer));
  return {
    write(address, asked) {
      clearTimeout(timer);
      if (asked === "push") how = "push";
      timer = setTimeout(() => {
        const stands = `${location.pathname}${location.search}${location.hash}`;
        if (address === stands) return;
        if (how === "push") history.pushState(null, "", address);
        else history.replaceState(history.state, "", address);
        how = "replace";
      }, restMilliseconds);
    },
  };
}
