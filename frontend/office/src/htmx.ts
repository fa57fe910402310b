import htmx from "htmx.org/dist/htmx.esm.js";

const WRITING = new Set(["post", "put", "patch", "delete"]);

type RequestEvent = CustomEvent<{ verb: string; headers: Record<string, string> }>;

export function startHtmx(): void {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    // Pages hold personal data: none of them is kept in the browser's storage.
    historyCacheSize: 0,
    refreshOnHistoryMiss: true,
    responseHandling: [
      { code: "204", swap: false },
      { code: "[23]..", swap: true },
      { code: "422", swap: true },
      { code: "[45]..", swap: false, error: true },
    ],
  });
  document.addEventListener("htmx:configRequest", (event) => {
    const { verb, headers } = (event as RequestEvent).detail;
    const token = csrfToken();
    if (WRITING.has(verb) && token) headers["X-CSRFToken"] = token;
  });
}

function csrfToken(): string | undefined {
  const meta = document.querySelector<HTMLMetaElement>("meta[name=csrf-token]");
  return meta?.content ?? /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1];
}
