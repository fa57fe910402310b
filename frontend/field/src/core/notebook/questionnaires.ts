import { FieldProblem, type Answer, type AnswerValue, type OpenQuestionnaire } from "../contract";
import type { Questionnaire, Questionnaires, Said, Score } from "../contract";
import { enqueue, openItems } from "../outbox/queue";
import { givenIn, type SheetRecord } from "../records/index-sheet";
import { contradictionsIn } from "../scoring/contradictions";
import type { Definition, QuestionRule } from "../scoring/definition";
import { scored } from "../scoring/score";
import { usableValues } from "../scoring/values";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { stateOfItems } from "./plan";

/** Questionnaires of the own villages, scored while they are filled. */
export class NotebookQuestionnaires implements Questionnaires {
  constructor(private readonly desk: Desk) {}

  async list(): Promise<Questionnaire[]> {
    const shown = this.desk.store
      .shelf("index_sheet")
      .all()
      .flatMap((record) => this.about(record) ?? []);
    return Promise.resolve(shown.sort((one, other) => other.year - one.year || one.region.localeCompare(other.region)));
  }

  async open(sheetId: string): Promise<OpenQuestionnaire | null> {
    const record = this.desk.store.shelf("index_sheet").get(sheetId);
    return Promise.resolve(record && this.view(record));
  }

  answer(sheetId: string, questionId: string, value: AnswerValue | null): Promise<OpenQuestionnaire> {
    return this.desk.store.turn(async () => {
      const held = this.desk.store.shelf("index_sheet").get(sheetId);
      if (held?.office == null) throw new FieldProblem("record.missing");
      if (!held.office.takes_answers) throw new FieldProblem("record.locked");
      const seen = held.office.answers.find((one) => one.question === questionId)?.stamp ?? "";
      const answers = { ...held.mine?.answers, [questionId]: { value, at: this.desk.moment(), seen } };
      const revision = held.revision + 1;
      const record = { ...held, mine: { answers }, revision };
      const changes = new Changes().put("index_sheet", record);
      const body = { id: sheetId, revision, ...this.said(record, answers) };
      enqueue(this.desk, changes, { kind: "answers.put", type: "index_sheet", record: sheetId, revision, body });
      await this.desk.store.write(changes);
      this.desk.wake();
      return this.view(record) ?? missing();
    });
  }

  /** Every own answer that is not confirmed, each revision anew: they may overtake each other on their way. */
  private said(record: SheetRecord, own: NonNullable<SheetRecord["mine"]>["answers"]): Record<string, unknown> {
    const rules = new Map(this.definition(record)?.questions.map((one) => [one.id, one]));
    const entries = Object.entries(own);
    return {
      answers: Object.fromEntries(entries.map(([id, { value }]) => [id, asSent(value, rules.get(id))])),
      seen: Object.fromEntries(entries.map(([id, { seen }]) => [id, seen])),
    };
  }

  private definition({ office }: SheetRecord): Definition | null {
    return this.desk.store.shelf("definition").get(office?.index ?? "")?.definition ?? null;
  }

  private about(record: SheetRecord): Questionnaire | null {
    const { office } = record;
    if (office === null) return null;
    const definition = this.definition(record);
    const answered = definition === null ? office.answers.length : usableValues(givenIn(record), definition).size;
    return {
      sheetId: record.id,
      roundId: office.round,
      indexId: office.index,
      year: office.year,
      closesOn: office.closes_on,
      village: this.desk.village(office.region),
      region: office.region,
      step: office.step,
      takesAnswers: office.takes_answers,
      answered,
      of: definition?.questions.length ?? 0,
      state: stateOfItems(this.desk, openItems(this.desk, record.id)),
    };
  }

  private view(record: SheetRecord): OpenQuestionnaire | null {
    const about = this.about(record);
    const definition = this.definition(record);
    if (about === null || definition === null) return null;
    return {
      about,
      name: definition.name,
      groups: definition.groups.map(({ id, name }) => ({ id, name })),
      questions: definition.questions.map((one) => ({
        id: one.id,
        label: one.label,
        type: one.type,
        unit: one.unit_label,
        min: one.min,
        max: one.max,
        atMost: one.at_most,
        options: one.options,
        note: one.note,
        group: one.group,
      })),
      answers: Object.fromEntries(definition.questions.map(({ id }) => [id, this.answerTo(record, id)])),
      score: scoreOf(givenIn(record), definition),
    };
  }

  private answerTo({ id, office, mine }: SheetRecord, question: string): Answer {
    const told = office?.answers.find((one) => one.question === question);
    const own = mine?.answers[question];
    const items = openItems(this.desk, id);
    return {
      value: own === undefined ? ((told?.value ?? null) as AnswerValue | null) : own.value,
      before: (office?.before[question] ?? null) as AnswerValue | null,
      by: own === undefined ? (told?.by ?? "") : this.desk.personName,
      at: own?.at ?? told?.stamp ?? null,
      state: own === undefined ? "received" : stateOfItems(this.desk, items),
      problem: refusalOf(items.find((item) => item.problem !== null)?.problem ?? null, question),
    };
  }
}

function scoreOf(given: Record<string, unknown>, definition: Definition): Score {
  const { scores, points, value, status, missing: lacking } = scored(given, definition);
  return {
    points,
    topPoints: definition.top_points,
    value: value === null ? "" : String(value),
    status: status ?? "",
    statusLabel: definition.bands.find((band) => band.id === status)?.label ?? "",
    missing: lacking,
    indicators: definition.indicators.map((one) => {
      const score = scores[one.id] ?? null;
      const wording = one.steps.find((step) => step.score === score)?.wording ?? "";
      return { id: one.id, name: one.name, group: one.group, score, max: one.max_score, wording };
    }),
    warnings: contradictionsIn(given, definition),
  };
}

/** Figures travel as JSON numbers; what was typed and is none goes as it is, for the office to say what is wrong. */
function asSent(value: AnswerValue | null, rule: QuestionRule | undefined): unknown {
  const isFigure = rule?.type === "integer" || rule?.type === "decimal";
  return isFigure && typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
    ? Number(value)
    : value;
}

/** Of a sending that was taken in part, what the office says of this one answer. */
function refusalOf(problem: Said | null, question: string): Said | null {
  const refused = problem?.facts["refused"] as Record<string, { code: string; message: string }> | undefined;
  const own = refused?.[question];
  return own === undefined ? null : { ...own, field: question, facts: {} };
}

function missing(): never {
  throw new FieldProblem("record.missing");
}
