import { startMinutes } from "./typing-minutes";

for (const form of document.querySelectorAll<HTMLFormElement>("form[data-minutes]"))
  startMinutes(form, fetch.bind(window));
