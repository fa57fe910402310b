/** What a `DayCalendar` shows of one day. */
export interface DayMark {
  /** In the cell; "" for a day without anything to say. */
  readonly text: string;
  /** After the day's name, for those who hear it. */
  readonly said: string;
  /** open: something of this day still waits on the phone; off: a day without work. */
  readonly look: "plain" | "full" | "open" | "off";
}
