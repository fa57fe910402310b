import { expressionInterpreter } from "vega-interpreter";
import { mergeConfig, parse, View } from "vega";
import { compile, type Config, type TopLevelSpec } from "vega-lite";

import { word } from "../words";
import { chartConfig } from "./config";

/** Draws the Vega-Lite specification that `data-spec` names into the figure's first element. */
export async function drawChart(figure: HTMLElement): Promise<void> {
  const place = figure.firstElementChild;
  if (!(place instanceof HTMLElement)) return;
  try {
    const answer = await fetch(figure.dataset["spec"] ?? "", { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(`${answer.url} answered ${String(answer.status)}`);
    const spec = (await answer.json()) as TopLevelSpec;
    // Words are measured before they are placed, so the fonts have to be there first.
    await document.fonts.ready;
    await show(place, spec);
  } catch (error) {
    console.warn(error);
    const note = document.createElement("p");
    note.className = "calm-note";
    note.textContent = figure.dataset["unavailable"] ?? word("noChart");
    figure.classList.add("is-unavailable");
    place.replaceChildren(note);
  }
}

/** Expressions are walked as a tree by vega-interpreter: the policy of the pages allows no `eval`. */
async function show(place: HTMLElement, spec: TopLevelSpec): Promise<void> {
  const config = mergeConfig<Config>(chartConfig(), spec.config ?? {});
  const compiled = compile({ ...spec, config }).spec;
  const options = { renderer: "svg", container: place, expr: expressionInterpreter } as const;
  await new View(parse(compiled, undefined, { ast: true }), options).runAsync();
}
