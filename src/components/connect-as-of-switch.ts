/** The switch of the whole page between the days as of which things are known: it changes the address, and all claims follow. */
export function connectAsOfSwitch(openAll: () => void): void {
  const buttons = document.querySelectorAll<HTMLButtonElement>("[data-page-as-of]");
  const show = () => {
    const chosen = new URLSearchParams(location.search).get("asOf") ?? "";
    for (const button of buttons) {
      button.setAttribute("aria-pressed", String((button.dataset.pageAsOf ?? "") === chosen));
    }
  };
  for (const button of buttons) {
    button.addEventListener("click", () => {
      const search = new URLSearchParams(
        [...new URLSearchParams(location.search)].filter(([key]) => key !== "asOf" && !key.endsWith(".asOf")),
      );
      if (button.dataset.pageAsOf) search.set("asOf", button.dataset.pageAsOf);
      const text = search.toString();
      history.pushState(null, "", `${location.pathname}${text ? `?${text}` : ""}${location.hash}`);
      openAll();
      show();
      dispatchEvent(new Event("as-of-chosen"));
    });
  }
  addEventListener("popstate", show);
  show();
}
