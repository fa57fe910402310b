import { FieldProblem } from "./contract";

const APP = "lapangan/";

/** The one-time link of an enrolment: the office's address, and the secret behind "#", which no server's log sees. */
export function readLink(link: string): { office: string; secret: string } {
  const url = parsed(link.trim());
  const secret = url?.hash.slice(1) ?? "";
  const isOurs = url !== null && /^https?:$/.test(url.protocol) && url.pathname.endsWith(`/${APP}`);
  if (!isOurs || !/^[\w-]{20,100}$/.test(secret)) throw new FieldProblem("link.unreadable");
  return { office: url.origin + url.pathname.slice(0, -APP.length - 1), secret };
}

function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
