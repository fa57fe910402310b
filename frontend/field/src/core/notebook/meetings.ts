import { FieldProblem, type Action, type ActionState, type Attendance, type AttendanceContent } from "../contract";
import type { Meeting, Meetings } from "../contract";
import { enqueue, openItems } from "../outbox/queue";
import type { ActionRecord, AttendanceRecord } from "../records/meeting";
import { Changes } from "../store/changes";
import type { Desk } from "./desk";
import { stateOfItems } from "./plan";

/** Meetings at whose door this phone stands, and what was promised in them. */
export class NotebookMeetings implements Meetings {
  constructor(private readonly desk: Desk) {}

  async list(): Promise<Meeting[]> {
    const told = this.desk.store
      .shelf("meeting")
      .all()
      .flatMap(({ office }) => office ?? []);
    told.sort((one, other) => other.date.localeCompare(one.date));
    return Promise.resolve(
      told.map((office) => ({
        id: office.id,
        title: office.title,
        date: office.date,
        place: office.place,
        invitees: office.invitees.map(({ id, name, position, group }) => ({
          id,
          name,
          organisation: position || group,
        })),
        office,
      })),
    );
  }

  /** Those written down here, then those that the office knows of otherwise. */
  async attendance(meetingId: string): Promise<Attendance[]> {
    const own = this.desk.store.shelf("attendance").where(({ content }) => content.meeting === meetingId);
    const named = new Set(own.map(({ content }) => content.invitee));
    const office = this.desk.store.shelf("meeting").get(meetingId)?.office;
    const others = (office?.invitees ?? []).filter((one) => one.present && !named.has(one.id));
    return Promise.resolve([
      ...own.map((record) => this.view(record)),
      ...others.map(({ id, name, position, sex }): Attendance => {
        const said = { meeting: meetingId, name, organisation: position, invitee: id };
        return { id, content: { ...said, sex: sex === "m" ? "m" : "f" }, at: "", state: "received", problem: null };
      }),
    ]);
  }

  async invitee(meetingId: string, scanned: string): Promise<Meeting["invitees"][number] | null> {
    const code = scanned.trim().replace(/\/+$/, "").split("/").at(-1) ?? "";
    const office = this.desk.store.shelf("meeting").get(meetingId)?.office;
    const found = code === "" ? undefined : office?.invitees.find((one) => one.code === code);
    return Promise.resolve(
      found ? { id: found.id, name: found.name, organisation: found.position || found.group } : null,
    );
  }

  attend(content: AttendanceContent): Promise<Attendance> {
    return this.desk.store.turn(async () => {
      const record = { id: this.desk.id(), content, at: this.desk.moment() };
      const { organisation, ...said } = content;
      const method = content.invitee === null ? "list" : "qr";
      const body = { id: record.id, revision: 1, content: { ...said, position: organisation, method }, at: record.at };
      const changes = new Changes().put("attendance", record);
      enqueue(this.desk, changes, { kind: "attendance.put", type: "attendance", record: record.id, revision: 1, body });
      await this.desk.store.write(changes);
      this.desk.wake();
      return this.view(record);
    });
  }

  async actions(): Promise<Action[]> {
    const shown = this.desk.store
      .shelf("action")
      .all()
      .flatMap((record) => this.viewOfAction(record) ?? []);
    return Promise.resolve(shown.sort((one, other) => one.due.localeCompare(other.due)));
  }

  move(actionId: string, state: ActionState, evidence: string): Promise<void> {
    return this.desk.store.turn(async () => {
      const held = this.desk.store.shelf("action").get(actionId);
      if (held === null) throw new FieldProblem("record.missing");
      const revision = held.revision + 1;
      const move = { state, evidence };
      const changes = new Changes().put("action", { ...held, mine: move, revision });
      const body = { id: actionId, revision, move };
      enqueue(this.desk, changes, { kind: "action.move", type: "action", record: actionId, revision, body });
      await this.desk.store.write(changes);
      this.desk.wake();
    });
  }

  private view({ id, content, at }: AttendanceRecord): Attendance {
    const items = openItems(this.desk, id);
    const problem = items.find((item) => item.problem !== null)?.problem ?? null;
    return { id, content, at, state: stateOfItems(this.desk, items), problem };
  }

  private viewOfAction({ id, office, mine }: ActionRecord): Action | null {
    if (office === null) return null;
    return {
      id,
      title: office.title,
      owner: office.owner,
      due: office.due_on,
      region: office.region,
      regionName: office.region_name,
      isDone: (mine?.state ?? office.state) === "done",
      office,
      isMine: office.person !== null && office.person === this.desk.personId,
      state: stateOfItems(this.desk, openItems(this.desk, id)),
    };
  }
}
