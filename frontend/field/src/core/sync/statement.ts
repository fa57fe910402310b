import { fromBase64, fromText, type Bytes } from "../bytes";
import type { OfficeDay, Statement } from "../contract";
import { isSigned } from "../vault/signatures";
import type { Reply } from "./office";

type Sent = NonNullable<Reply["statement"]>;

/** What the office signed, checked against the key that was pinned at enrolment. */
export async function checked(crypto: Crypto, sent: Sent, pinned: string): Promise<Statement> {
  const signature = bytesOf(sent.signature);
  const isRight = await isSigned(crypto, fromText(sent.text), signature, sent.public_key);
  const said = readStatement(sent.text);
  return {
    text: sent.text,
    signature: sent.signature,
    publicKey: sent.public_key,
    at: said.at,
    name: said.name,
    office: said.office,
    check: !isRight ? "wrong" : sent.public_key === pinned ? "right" : "key_changed",
    code: sent.code,
  };
}

export interface StatementText {
  person: string;
  name: string;
  office: string;
  at: string;
  days: Record<string, OfficeDay>;
}

/** The signed text as figures; empty where it is none. */
export function readStatement(text: string): StatementText {
  const said = parsed(text);
  const days = Object.entries(recordOf(said["days"])).map(([date, counts]) => [date, dayOf(recordOf(counts))] as const);
  return {
    person: textOf(said["person"]),
    name: textOf(said["name"]),
    office: textOf(said["office"]),
    at: textOf(said["at"]),
    days: Object.fromEntries(days),
  };
}

function dayOf(counts: Record<string, unknown>): OfficeDay {
  const count = (...names: string[]): number => names.reduce((sum, name) => sum + Number(counts[name] ?? 0), 0);
  return {
    submitted: count("submitted"),
    verified: count("verified", "locked"),
    draft: count("draft"),
    returned: count("returned"),
    photos: count("photos"),
  };
}

/** Nothing where it is no base64: no signature fits. */
function bytesOf(text: string): Bytes {
  try {
    return fromBase64(text);
  } catch {
    return new Uint8Array();
  }
}

function parsed(text: string): Record<string, unknown> {
  try {
    return recordOf(JSON.parse(text));
  } catch {
    return {};
  }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}
