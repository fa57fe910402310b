import { FieldProblem, type Meetings } from "../contract";

const missing = (): never => {
  throw new FieldProblem("record.missing");
};

export const noMeetings: Meetings = {
  list: () => Promise.resolve([]),
  attendance: () => Promise.resolve([]),
  invitee: () => Promise.resolve(null),
  attend: missing,
  actions: () => Promise.resolve([]),
};
