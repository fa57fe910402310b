import type id from "../id/meeting";

const meeting: typeof id = {
  meeting: {
    title: "Coordination meeting",
    meetings: "Attendance lists",
    none: "No meetings on this phone.",
    absent: "This meeting is not on this phone.",
    actions: "Actions",
    noActions: "No actions for your area.",
    due: "Due {day}",
    done: "Done",
  },
  attendance: {
    scan: "Scan an invitation",
    name: "Name",
    nameMissing: "Write the name.",
    sex: "Sex",
    sexMissing: "Choose man or woman.",
    organisation: "From",
    add: "Note as present",
    present: "Present: {count} ({men} men, {women} women)",
    scanned: "The invitation of {name} was read. Choose the sex, then note it.",
    already: "{name} is noted as present already.",
    unknownCode: "This code is no invitation to this meeting. Just write the name.",
  },
};

export default meeting;
