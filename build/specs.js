import { build } from 'esbuild';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runInThisContext } from 'node:vm';
import { script } from './server.js';
import { APART, specImports } from './spec.imports.js';
import { writeStubs } from './spec.stubs.js';

/** One script: to find, read and compile 1 400 modules anew for each spec takes longer than most of its tests. */
const FOLDER = 'dist/specs';
const SCRIPT = join(FOLDER, 'app.js');
/** As in the server's file, all of src is at the height of its main.ts. */
const HERE = resolve('src');

const names = await specImports();
rmSync(FOLDER, { recursive: true, force: true });
mkdirSync(FOLDER, { recursive: true });
await build({
  ...script,
  stdin: { contents: names.map(entry).join('\n'), sourcefile: 'specs.mjs', resolveDir: '.' },
  outfile: SCRIPT,
  // The others are not installed, and Nest asks for them only where they are used.
  external: [...APART, '@nestjs/microservices', '@fastify/*'],
  define: {
    'import.meta.dirname': JSON.stringify(HERE),
    'import.meta.url': JSON.stringify(pathToFileURL(join(HERE, 'main.ts')).href),
  },
  banner: { js: '(function (exports, require) {' },
});

const modules = {};
const run = runInThisContext(readFileSync(SCRIPT, 'utf8'), SCRIPT);
run(modules, createRequire(import.meta.url));
await writeStubs(modules, FOLDER);

function entry(name) {
  const path = name.startsWith('src/') ? `./${name}` : name;
  return `exports[${JSON.stringify(name)}] = () => import(${JSON.stringify(path)});`;
}
