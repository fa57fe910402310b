/** An exact number: no measured value and no bound of the law is ever rounded on its way to a score. */
export interface Fraction {
  above: bigint;
  below: bigint; // above 0
}

/** Reads "30.5", 30.5 or 1e-6; null where it is no finite number. */
export function fraction(said: number | string): Fraction | null {
  const match = /^([+-]?\d+)(?:\.(\d*))?(?:e([+-]?\d{1,3}))?$/i.exec(String(said).trim());
  if (match === null) return null;
  const [, whole = "0", part = "", power = "0"] = match;
  const exponent = Number(power) - part.length;
  const digits = BigInt(whole + part);
  return exponent < 0
    ? { above: digits, below: 10n ** BigInt(-exponent) }
    : { above: digits * 10n ** BigInt(exponent), below: 1n };
}

/** Below 0, 0 or above 0, as the first is less, equal or more. */
export function compare(one: Fraction, other: Fraction): number {
  const difference = one.above * other.below - other.above * one.below;
  return difference < 0n ? -1 : Number(difference > 0n);
}

/** Null where there is nothing to divide by. */
export function divided(one: Fraction, other: Fraction): Fraction | null {
  const [above, below] = [one.above * other.below, one.below * other.above];
  if (below === 0n) return null;
  return below < 0n ? { above: -above, below: -below } : { above, below };
}

export function isWhole({ above, below }: Fraction): boolean {
  return above % below === 0n;
}
