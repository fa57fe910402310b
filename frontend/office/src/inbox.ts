import { startInbox } from "./inbox-keys";

startInbox(document);
