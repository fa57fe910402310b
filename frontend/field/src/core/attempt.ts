import { fromText, toBase64, toText } from "./bytes";
import { newId } from "./ids";
import type { Ports } from "./ports";
import type { HandsetRow } from "./store/database";
import { decrypt, encrypt, type Sealed } from "./vault/seal";

/** What this phone asks with when it is enrolled. */
export interface Attempt {
  secret: string; // of the link
  device: string;
  signing: string; // the seed of its key, in base64
  nonce: string; // proves to the office that the same phone asks again
}

const PLACE = "attempt to enrol";
const SIZE = 32;

/** A fresh one for this link; or the one that this phone asked with before: the office's answer to it was lost. */
export async function attemptFor(ports: Ports, handset: HandsetRow, secret: string): Promise<Attempt> {
  const { crypto, clock } = ports;
  const kept = handset.attempt && (JSON.parse(toText(await decrypt(crypto, handset.key, handset.attempt, PLACE))) as Attempt); // prettier-ignore
  if (kept?.secret === secret) return kept;
  const random = (): string => toBase64(crypto.getRandomValues(new Uint8Array(SIZE)));
  return { secret, device: newId(crypto, clock.now()), signing: random(), nonce: random() };
}

export function sealedAttempt(ports: Ports, handset: HandsetRow, attempt: Attempt): Promise<Sealed> {
  return encrypt(ports.crypto, handset.key, fromText(JSON.stringify(attempt)), PLACE);
}
