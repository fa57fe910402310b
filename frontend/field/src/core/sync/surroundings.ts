import type { Desk } from "../notebook/desk";
import { ONLY } from "../records/singles";
import { Changes } from "../store/changes";
import type { Office, Outcome } from "./office";

const EVERY = 20 * 60 * 60_000; // ms: about once a day

/** What the phone keeps of its area besides the records: sheets of villages, whom to ask, the indices as data. */
export async function fetchSurroundings(desk: Desk, office: Office): Promise<Outcome<unknown>["kind"]> {
  const area = await fetchArea(desk, office);
  return area === "none" || area === "busy" ? area : fetchDefinitions(desk, office);
}

async function fetchArea(desk: Desk, office: Office): Promise<Outcome<unknown>["kind"]> {
  const held = desk.store.shelf("around").get(ONLY);
  const digest = desk.store.shelf("reference").get(ONLY)?.digest ?? "";
  const isRecent = held !== null && Math.abs(desk.clock.now() - Date.parse(held.askedAt)) < EVERY;
  if (isRecent && held.reference === digest) return "answer";
  const outcome = await office.area({
    role: desk.session.role,
    around: held?.around?.digest ?? "",
    villages: Object.fromEntries(
      desk.store
        .shelf("village")
        .all()
        .map(({ id, sheet }) => [id, sheet.digest]),
    ),
    only: [],
  });
  if (outcome.kind !== "answer") return outcome.kind;
  const { around, villages, gone, definitions } = outcome.value;
  await desk.store.turn(() => {
    const changes = new Changes();
    for (const sheet of villages) changes.put("village", { id: sheet.code, sheet });
    for (const code of gone) changes.remove("village", code);
    const askedAt = desk.moment();
    const kept = around ?? held?.around ?? null;
    changes.put("around", { id: ONLY, askedAt, reference: digest, around: kept, definitions });
    return desk.store.write(changes);
  });
  return "answer";
}

/** Where a questionnaire and the village sheets name different ones, the questionnaire's decides: answers follow it. */
async function fetchDefinitions(desk: Desk, office: Office): Promise<Outcome<unknown>["kind"]> {
  const told = desk.store.shelf("around").get(ONLY)?.definitions ?? {};
  const asked = desk.store
    .shelf("index_sheet")
    .all()
    .flatMap(({ office: sheet }) => (sheet?.definition ? [[sheet.index, sheet.definition] as const] : []));
  for (const [id, digest] of new Map([...Object.entries(told), ...asked])) {
    if (desk.store.shelf("definition").get(id)?.digest === digest) continue;
    const outcome = await office.definition(id, digest);
    if (outcome.kind === "problem") continue; // the answers can be seen and given without
    if (outcome.kind !== "answer") return outcome.kind;
    const definition = outcome.value;
    await desk.store.turn(() => desk.store.write(new Changes().put("definition", { id, digest, definition })));
  }
  return "answer";
}
