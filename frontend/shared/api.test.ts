import { readFileSync } from "node:fs";

import openapiTS, { astToString, COMMENT_HEADER } from "openapi-typescript";
import { expect, test } from "vitest";

test("the types of the API are those of its document (npm run api writes them)", async () => {
  const document = new URL("../../docs/openapi.json", import.meta.url);
  const written = readFileSync(new URL("api.d.ts", import.meta.url), "utf8");
  expect(written).toBe(`${COMMENT_HEADER}${astToString(await openapiTS(document))}`);
});
