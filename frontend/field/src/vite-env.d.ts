/// <reference types="vite/client" />
/// <reference types="vite-plugin-pwa/client" />

// For the linter, which reads no single-file components; vue-tsc knows their true types.
declare module "*.vue" {
  import type { Component } from "vue";
  const component: Component;
  export default component;
}
