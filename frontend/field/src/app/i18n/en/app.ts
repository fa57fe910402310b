import type id from "../id/app";

const app: typeof id = {
  act: { back: "Back", cancel: "Cancel", close: "Close", toContent: "To the content" },
  tab: {
    all: "Main menu",
    today: "Today",
    reports: "Reports",
    villages: "Villages",
    outbox: "To send",
    waiting: "{n} waiting",
  },
  start: {
    failed: "The app cannot be opened yet",
    kept: "What is stored on this phone was not removed.",
    again: "Try again",
  },
  sample: { chip: "Sample data" },
  update: {
    keeping: "The app is being stored on the phone. Stay where there is a signal until this line is gone.",
    ready: "There is a new version. Drafts and what waits stay.",
    take: "Use it",
  },
  field: { optional: "(may be empty)", noneChosen: "Nothing chosen yet", less: "{what}: less", more: "{what}: more" },
  length: { minutes: "{n} minute | {n} minutes", hours: "{n} hour | {n} hours", days: "{n} day | {n} days" },
  month: { before: "Month before", after: "Month after" },
  sex: { m: "Men", f: "Women" },
  kind: { activity: "Activity", field_visit: "Field visit" },
  status: {
    sangat_tertinggal: "Very underdeveloped",
    tertinggal: "Underdeveloped",
    berkembang: "Developing",
    maju: "Advanced",
    mandiri: "Self-reliant",
    none: "not yet",
  },
  role: {
    PLD: "Village facilitator (PLD)",
    PD: "District facilitator (PD)",
    PT: "Technical facilitator (PT)",
    KORCAM: "District coordinator",
    KORWIL: "Area coordinator",
    TAPM_KAB: "TAPM, regency",
    KORKAB: "Regency coordinator",
    TAPM_PROV: "TAPM, province",
    KORPROV: "Province coordinator",
    TAPM_PUSAT: "TAPM, national",
    KORNAS: "National coordinator",
    KPMD: "Village cadre (KPMD)",
    KELURAHAN_FACILITATOR: "Kelurahan facilitator",
  },
  problem: {
    unknown: "Something did not work ({code}). It stays on this phone.",
    here: "Something did not work in this app. What is stored stays.",
    pin: {
      wrong: "The PIN does not fit. Try again.",
      wait: "Wait {seconds} seconds, then try again.",
      too_short: "A PIN has at least {least} figures.",
      other: "This phone already holds a notebook of this account under another PIN. The link has been accepted.",
      too_simple: "This PIN is easily guessed. Choose other figures.",
    },
    link: {
      unreadable: "This link is not complete. Copy all of it, or scan the QR code.",
      refused: "This link was used or is too old. Ask your supervisor for a new one.",
      other_person: "This link belongs to somebody else. Ask for a link for your account.",
    },
    network: { none: "The office cannot be reached. Try again where there is a signal." },
    office: {
      busy: "The office is busy. Try again in a moment.",
      fault: "Something is wrong at the office. It stays on this phone.",
    },
    device: {
      unsupported: "This browser cannot store safely. Use a recent Chrome or Firefox, at an https address.",
    },
    notebook: {
      elsewhere: "This notebook was opened in another tab. Go on there, or open it here again with the PIN.",
    },
    storage: {
      full: "The phone is full. Remove other files, then try again; what is stored stays.",
      failed: "The phone cannot store. Close other apps, then try again.",
    },
    vault: {
      damaged: "This account's storage is damaged and cannot be opened. What the office has received is safe there.",
    },
    record: {
      missing: "This is not on this phone.",
      locked: "This was checked already, so it cannot be changed. Make a correction.",
      unfinished: "Something is not filled in yet.",
    },
    photo: {
      too_many: "A report holds at most {most} photos.",
      lost: "This photo is no longer on the phone and did not reach the office. Take it again if you still can.",
    },
    file: {
      unreadable: "This file cannot be read.",
      other_person: "This file belongs to somebody else.",
      forged: "This file is not signed by the office.",
      nothing_to_hand_over: "Nothing waits on this phone.",
      no_office_key: "This phone does not have the office's key yet. Reach the office once, then try again.",
    },
  },
};

export default app;
