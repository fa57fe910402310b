import type { Desk } from "../notebook/desk";
import type { VillageRow } from "../records/area";
import { ONLY } from "../records/singles";
import { Changes } from "../store/changes";
import type { AreaReply, Office, Outcome } from "./office";

const EVERY = 20 * 60 * 60_000; // ms: about once a day
const MOST_ASKED = 40; // sheets in one answer
const MOST_NAMED = 400; // digests in one question

/** What the phone keeps of its area besides the records: sheets of villages, whom to ask, the indices as data. */
export async function fetchSurroundings(desk: Desk, office: Office): Promise<Outcome<unknown>["kind"]> {
  const area = await fetchArea(desk, office);
  return area === "none" || area === "busy" ? area : fetchDefinitions(desk, office);
}

/** One village's sheet, where the area has more than come by themselves; from then on it is kept up to date. */
export async function fetchSheet(desk: Desk, office: Office, code: string): Promise<Outcome<unknown>["kind"]> {
  const ended = await askFor(desk, office, [code]);
  return ended === "answer" ? fetchDefinitions(desk, office) : ended;
}

async function fetchArea(desk: Desk, office: Office): Promise<Outcome<unknown>["kind"]> {
  const held = desk.store.shelf("around").get(ONLY);
  const digest = desk.store.shelf("reference").get(ONLY)?.digest ?? "";
  const isRecent = held !== null && Math.abs(desk.clock.now() - Date.parse(held.askedAt)) < EVERY;
  if (isRecent && held.reference === digest) return "answer";
  const outcome = await office.area({
    role: desk.session.role,
    around: held?.around?.digest ?? "",
    villages: digestsOf(desk.store.shelf("village").all().slice(0, MOST_NAMED)),
    only: [],
  });
  if (outcome.kind !== "answer") return outcome.kind;
  if (outcome.value.too_many) {
    const kept = desk.store.shelf("village").all().map(({ id }) => id); // prettier-ignore
    for (let from = 0; from < kept.length; from += MOST_ASKED) {
      const ended = await askFor(desk, office, kept.slice(from, from + MOST_ASKED));
      if (ended !== "answer") return ended;
    }
  }
  await desk.store.turn(() => keep(desk, outcome.value, { askedAt: desk.moment(), reference: digest }));
  return "answer";
}

async function askFor(desk: Desk, office: Office, codes: string[]): Promise<Outcome<unknown>["kind"]> {
  const around = desk.store.shelf("around").get(ONLY);
  const held = desk.store.shelf("village").where(({ id }) => codes.includes(id));
  const outcome = await office.area({
    role: desk.session.role,
    around: around?.around?.digest ?? "",
    villages: digestsOf(held),
    only: codes,
  });
  if (outcome.kind !== "answer") return outcome.kind;
  const { askedAt = "", reference = "" } = around ?? {};
  await desk.store.turn(() => keep(desk, outcome.value, { askedAt, reference }));
  return "answer";
}

function digestsOf(rows: readonly VillageRow[]): Record<string, string> {
  return Object.fromEntries(rows.map(({ id, sheet }) => [id, sheet.digest]));
}

function keep(desk: Desk, said: AreaReply, asked: { askedAt: string; reference: string }): Promise<void> {
  const held = desk.store.shelf("around").get(ONLY);
  const changes = new Changes();
  for (const sheet of said.villages) changes.put("village", { id: sheet.code, sheet });
  for (const code of said.gone) changes.remove("village", code);
  const around = said.around ?? held?.around ?? null;
  const definitions = said.too_many ? { ...held?.definitions, ...said.definitions } : said.definitions;
  return desk.store.write(changes.put("around", { id: ONLY, ...asked, around, definitions }));
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
