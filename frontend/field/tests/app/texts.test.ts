import { readFileSync, readdirSync } from "node:fs";

import { NodeTypes, parse, type TemplateChildNode } from "@vue/compiler-dom";
import { parse as parseFile } from "@vue/compiler-sfc";
import { describe, expect, it } from "vitest";

import en from "../../src/app/i18n/en";
import id from "../../src/app/i18n/id";

const APP = new URL("../../src/app/", import.meta.url);
const FILES = readdirSync(APP, { recursive: true, encoding: "utf-8" }).filter((name) => /\.(vue|ts)$/.test(name));
const SPOKEN_ATTRIBUTES = [
  "alt",
  "aria-label",
  "label",
  "placeholder",
  "title",
  "help",
  "note",
  "text",
  "yes",
  "question",
];
type Texts = { [key: string]: string | Texts };

function flat(texts: Texts, before = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === "string") found.set(before + key, value);
    else for (const [inner, text] of flat(value, `${before}${key}.`)) found.set(inner, text);
  }
  return found;
}

const places = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();

function bareTexts(node: TemplateChildNode | ReturnType<typeof parse>): string[] {
  const found: string[] = [];
  if (node.type === NodeTypes.TEXT && /\p{L}{2}/u.test(node.content)) found.push(node.content.trim());
  if (node.type === NodeTypes.ELEMENT) {
    for (const one of node.props) {
      if (
        one.type === NodeTypes.ATTRIBUTE &&
        SPOKEN_ATTRIBUTES.includes(one.name) &&
        /\p{L}{2}/u.test(one.value?.content ?? "")
      ) {
        found.push(one.value?.content ?? "");
      }
    }
  }
  if ("children" in node) {
    for (const child of node.children)
      if (typeof child === "object" && "type" in child) found.push(...bareTexts(child as TemplateChildNode));
  }
  return found;
}

describe("the texts", () => {
  const source = flat(id);

  it("are the same in both languages, with the same places to fill", () => {
    const english = flat(en);
    expect([...english.keys()]).toEqual([...source.keys()]);
    for (const [key, text] of source) {
      expect(
        places(english.get(key) ?? "").filter((one) => one !== "{n}"),
        key,
      ).toEqual(places(text).filter((one) => one !== "{n}"));
    }
  });

  it("exist wherever a screen asks for one", () => {
    const asked = FILES.filter((name) => !name.startsWith("i18n/")).flatMap((name) => {
      const content = readFileSync(new URL(name, APP), "utf-8");
      return [...content.matchAll(/\bt\(\s*["'`]([\w.]+)["'`]/g)].map((found) => found[1] ?? "");
    });
    expect(asked.length).toBeGreaterThan(300);
    expect(asked.filter((key) => !source.has(key))).toEqual([]);
  });

  it("stand nowhere else", () => {
    const bare = FILES.filter((name) => name.endsWith(".vue")).flatMap((name) => {
      const { descriptor } = parseFile(readFileSync(new URL(name, APP), "utf-8"));
      return descriptor.template ? bareTexts(parse(descriptor.template.content)).map((text) => `${name}: ${text}`) : [];
    });
    expect(bare).toEqual([]);
  });
});
