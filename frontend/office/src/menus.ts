const MENUS = "details.dropdown, details.site-menu";

/** Menus are `<details>` and open without us; we only close them: on Esc, on a click outside, when another opens. */
export function startMenus(root: Document): void {
  const close = (except?: Element | null): void => {
    for (const menu of root.querySelectorAll<HTMLDetailsElement>(MENUS)) if (menu !== except) menu.open = false;
  };
  root.addEventListener("click", (event) => {
    close((event.target as Element).closest(MENUS));
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = (event.target as Element).closest<HTMLDetailsElement>(MENUS);
    close();
    open?.querySelector("summary")?.focus();
  });
  addEventListener("pageshow", () => {
    close();
  });
}
