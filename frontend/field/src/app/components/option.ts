/** One of the things that may be chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
}
