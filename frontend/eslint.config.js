import js from "@eslint/js";
import vue from "eslint-plugin-vue";
import tseslint from "typescript-eslint";

// The same extensions for every file: with others than for the last one, the whole program is read again.
const typed = { projectService: true, extraFileExtensions: [".vue"], tsconfigRootDir: import.meta.dirname };

export default tseslint.config(
  { ignores: ["node_modules/**", "shared/api.d.ts"] },
  js.configs.recommended,
  {
    files: ["office/**/*.ts", "field/src/**/*.ts", "field/tests/**/*.ts", "shared/**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: typed },
  },
  {
    files: ["field/src/**/*.vue"],
    extends: [tseslint.configs.strictTypeChecked, vue.configs["flat/recommended"]],
    languageOptions: { parserOptions: { ...typed, parser: tseslint.parser } },
    rules: {
      "no-undef": "off", // TypeScript knows better
      // Prettier lays out templates.
      "vue/max-attributes-per-line": "off",
      "vue/singleline-html-element-content-newline": "off",
      "vue/multiline-html-element-content-newline": "off",
      "vue/html-self-closing": "off",
      "vue/html-indent": "off",
      "vue/html-closing-bracket-newline": "off",
      "vue/first-attribute-linebreak": "off",
      "vue/require-default-prop": "off", // an absent one is undefined, and its type says so
    },
  },
  {
    files: ["tools/**/*.mjs"],
    languageOptions: {
      globals: {
        Buffer: "readonly",
        console: "readonly",
        process: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
      },
    },
  },
);
