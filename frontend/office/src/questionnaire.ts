import { startQuestionnaire } from "./saving-answers";

const form = document.querySelector<HTMLElement>("[data-questionnaire]");
if (form) startQuestionnaire(form, fetch.bind(window));
