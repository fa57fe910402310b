import type id from "../id/checking";

const checking: typeof id = {
  lack: {
    document: "Documents are opened at the office.",
    refused: "Photo not fetched: the office cannot give it.",
    never: "Photo not fetched: you chose to fetch none.",
    space: "Photo not fetched: this phone is almost full.",
    quota: "Photo not fetched: the {quota} meant for photos are used up.",
    wifi: "Photo not fetched: waiting for Wi-Fi.",
    signal: "Photo not fetched: waiting for a signal.",
  },
  inboxPhotos: {
    title: "Photos of reports that you check",
    wifi: "Over Wi-Fi only",
    always: "Always",
    never: "No",
    help: "In a small size, at most {quota}, now {used}; removed once their report is checked. Where the browser does not say Wi-Fi, fetch them by the button on the screen Check.",
  },
  inbox: {
    title: "Check",
    waiting: "{n} report waits for you | {n} reports wait for you",
    lead: "Check them, without a signal too",
    none: "No report is waiting.",
    striking: "To be looked at: {count}",
    complete: "Complete: {count}",
    more: "The first {shown} of each part are shown; the others follow once these are checked.",
    verifyComplete: "Verify the {count} complete ones",
    verifyAsk: "Verify {n} report? Afterwards it is locked. | Verify {n} reports? Afterwards they are locked.",
    verifyYes: "Verify {count}",
    verified: "{n} report verified. | {n} reports verified.",
    goesByItself: "Goes by itself once there is a signal.",
    photosHere: "Photos on this phone: {here} of {all}.",
    fetchPhotos: "Fetch photos now, about {size}",
  },
  finding: {
    refused: "The office has not taken your decision.",
    noPhoto: "Visit without a photo.",
    short: "Very short description.",
    long: "More than 10 hours.",
    late: "Written more than 2 days later.",
    outside: "Outside the own villages.",
  },
  check: {
    verify: "Verify",
    return: "Give back",
    give: "Give the report back",
    returned: "The report was given back with its reason. Nothing of it is lost.",
    reason: "What needs mending?",
    reasonMissing: "Choose what needs mending.",
    note: "Note for its author",
    noteHelp: "Short and clear: what is expected.",
    noteMissing: "Write what needs mending.",
    phoneTime: "Phone's clock",
    officeTime: "Office's clock",
    awaited:
      "{n} photo or document has not reached the office from its author's phone. | {n} photos or documents have not reached the office from their author's phone.",
  },
};

export default checking;
