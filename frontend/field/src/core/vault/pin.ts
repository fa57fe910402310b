import { FieldProblem } from "../contract";
import { fromText, type Bytes } from "../bytes";

const LEAST_DIGITS = 6;
/** Stored with every vault, so that later apps may ask for more. On a slow phone this takes about two seconds. */
export const ROUNDS = 310_000;

/** Throws `pin.too_short`, `pin.too_simple`. */
export function checkPin(pin: string): void {
  if (!/^\d+$/.test(pin) || pin.length < LEAST_DIGITS) throw new FieldProblem("pin.too_short", { least: LEAST_DIGITS });
  const digits = Array.from(pin, Number);
  const steps = new Set(digits.slice(1).map((digit, place) => digit - (digits[place] ?? 0)));
  const [step] = steps;
  if (steps.size === 1 && step !== undefined && Math.abs(step) <= 1) throw new FieldProblem("pin.too_simple");
}

/** The key that a PIN opens the vault with: PBKDF2, the slowest that every browser has. */
export async function keyOfPin(crypto: Crypto, pin: string, salt: Bytes, rounds: number): Promise<CryptoKey> {
  const typed = await crypto.subtle.importKey("raw", fromText(pin), "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds },
    typed,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}
