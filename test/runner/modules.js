import { createRequire } from 'node:module';

/** What one spec imports of the app and of packages, by name: `await modules['src/app.module.ts']()`. */
export const modules = {};
globalThis.runApp(modules, createRequire(import.meta.url));
