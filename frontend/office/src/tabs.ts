/** On a narrow screen the open one of many tabs would lie outside: its row begins where it can be read. */
export function startTabs(root: Document): void {
  for (const row of root.querySelectorAll<HTMLElement>(".tabs")) {
    const open = row.querySelector<HTMLElement>("[aria-current]");
    if (open) row.scrollLeft = open.offsetLeft + open.offsetWidth - row.offsetLeft - row.clientWidth;
  }
}
