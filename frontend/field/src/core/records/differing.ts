/** The fields in which two versions of one content differ. */
export function differingFields<T extends object>(one: T, other: T): Extract<keyof T, string>[] {
  const names = Object.keys(one) as Extract<keyof T, string>[];
  return names.filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]));
}
