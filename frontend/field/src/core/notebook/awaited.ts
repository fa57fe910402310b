import { FieldProblem, type Meetings, type Obstacles, type Questionnaires } from "../contract";

const missing = (): never => {
  throw new FieldProblem("record.missing");
};

export const noObstacles: Obstacles = {
  list: () => Promise.resolve([]),
  get: () => Promise.resolve(null),
  put: () => Promise.reject(new FieldProblem("record.missing")),
};

export const noMeetings: Meetings = {
  list: () => Promise.resolve([]),
  attendance: () => Promise.resolve([]),
  invitee: () => Promise.resolve(null),
  attend: missing,
  actions: () => Promise.resolve([]),
};

export const noQuestionnaires: Questionnaires = {
  list: () => Promise.resolve([]),
  open: () => Promise.resolve(null),
  answer: missing,
};
