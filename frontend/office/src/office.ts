import { startConfirmations } from "./confirmations";
import { startHelpers } from "./helpers";
import { startHtmx } from "./htmx";
import { startMenus } from "./menus";
import { startTabs } from "./tabs";
import { startThemeSwitch } from "./theme-switch";
import { startWaitingNote } from "./waiting-note";

startHtmx();
startConfirmations(document);
startMenus(document);
startTabs(document);
startThemeSwitch(document);
startHelpers(document);
startWaitingNote(document);
