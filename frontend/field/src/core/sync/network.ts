import { NoAnswer, type Network, type Received } from "../ports";

const FIRST_BYTE = 45_000; // ms until the office begins to answer, besides the time that sending takes
const SLOWEST = 1; // bytes per ms that a sending is given: 8 kbit/s
const STALLED = 30_000; // ms without a further byte

/** Asks through `fetch`, and gives up by its own clock: a phone's radio may keep a dead connection open for minutes. */
export function fetchNetwork(ask: typeof fetch): Network {
  return async ({ method, url, headers, body }) => {
    const abort = new AbortController();
    const limit = new Limit(abort);
    try {
      limit.within(FIRST_BYTE + (body?.length ?? 0) / SLOWEST);
      const response = await ask(url, {
        method,
        headers,
        body,
        signal: abort.signal,
        cache: "no-store",
        credentials: "omit",
        redirect: "error",
      });
      return {
        status: response.status,
        header: (name) => response.headers.get(name),
        json: await jsonOf(response, limit),
      };
    } catch {
      throw new NoAnswer();
    } finally {
      limit.lift();
    }
  };
}

class Limit {
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly abort: AbortController) {}

  within(ms: number): void {
    this.lift();
    this.timer = setTimeout(() => {
      this.abort.abort();
    }, ms);
  }

  lift(): void {
    clearTimeout(this.timer);
  }
}

async function jsonOf(response: Response, limit: Limit): Promise<Received["json"]> {
  const reader = response.body?.getReader();
  if (reader === undefined) return null;
  const decoder = new TextDecoder();
  let text = "";
  for (;;) {
    limit.within(STALLED);
    const { done, value } = await reader.read();
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  if (!/\bjson\b/.test(response.headers.get("Content-Type") ?? "")) return null;
  return JSON.parse(text + decoder.decode()) as unknown;
}
