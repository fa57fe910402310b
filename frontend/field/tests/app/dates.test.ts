import { describe, expect, it } from "vitest";

import { addDays, addMonths, hours, longDay, minutesBetween, shortDay, weeksOf } from "../../src/app/words/dates";
import { bytes, decimals, regionCode } from "../../src/app/words/numbers";
import { missingDays } from "../../src/app/duties";
import { inWords, readNumber } from "../../src/app/questionnaire/values";
import { regionOf } from "../../src/app/report/places";

describe("days and times", () => {
  it("are written as the office writes them", () => {
    expect(longDay("id", "2024-11-12")).toBe("Selasa, 12 November 2024");
    expect(shortDay("id", "2024-11-12")).toBe("12 Nov");
    expect(hours("09:30:00")).toBe("09.30");
  });

  it("go over the ends of months and years", () => {
    expect(addDays("2024-12-31", 1)).toBe("2025-01-01");
    expect(addMonths("2025-01", -1)).toBe("2024-12");
  });

  it("make weeks that begin on Monday", () => {
    const weeks = weeksOf("2024-11");
    expect(weeks[0]).toEqual([null, null, null, null, "2024-11-01", "2024-11-02", "2024-11-03"]);
    expect(weeks).toHaveLength(5);
  });

  it("have no length that is none", () => {
    expect(minutesBetween("09:00", "11:30")).toBe(150);
    expect(minutesBetween("11:30", "09:00")).toBeNull();
    expect(minutesBetween("", "09:00")).toBeNull();
  });
});

describe("figures", () => {
  it("are written as the office writes them", () => {
    expect(decimals("id", "0.7056", 4)).toBe("0,7056");
    expect(bytes("id", 96_400)).toBe("96 kB");
    expect(bytes("id", 41_200_000)).toBe("41,2 MB");
    expect(regionCode("6209042008")).toBe("62.09.04.2008");
  });

  it("are read as people write them", () => {
    expect(readNumber("1.250", "integer")).toBe(1250);
    expect(readNumber("30,5", "decimal")).toBe("30.5");
    expect(readNumber("1.250,75", "decimal")).toBe("1250.75");
    expect(readNumber("5 menit", "integer")).toBeNull();
    expect(readNumber("-3", "integer")).toBeNull();
    expect(regionOf("62.09.04.2008")).toBe("6209042008");
    expect(regionOf("62.09.4")).toBeNull();
  });

  it("come back in words", () => {
    const question = {
      id: "q",
      label: "",
      type: "choice",
      unit: "",
      min: null,
      max: null,
      atMost: null,
      note: "",
      group: "",
    } as const;
    const options = [{ id: "a", label: "Ada" }];
    expect(inWords({ ...question, options }, "a", "id", String)).toBe("Ada");
    expect(inWords({ ...question, type: "decimal", options: [] }, "30.5", "id", String)).toBe("30,5");
  });
});

describe("days without a report", () => {
  const day = {
    ...{ drafts: 0, waiting: 0, atOffice: 0, planned: 0, onLeave: false, isOff: false, holiday: "" },
    isExpected: true,
  };

  it("are days before today on which a report was expected and nothing was written", () => {
    const days = [
      { ...day, date: "2024-11-07" },
      { ...day, date: "2024-11-08", drafts: 1 },
      { ...day, date: "2024-11-11", isExpected: false },
      { ...day, date: "2024-11-12" },
    ];
    expect(missingDays(days, "2024-11-12")).toEqual(["2024-11-07"]);
  });
});
