import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { capital, faultOf } from './feature.name.js';

const SAMPLE = 'build/feature';
const APP = 'src/app.module.ts';

const word = process.argv.slice(2).join(' ');
const named = (text) => text.replaceAll('word', word).replaceAll('Word', capital(word));
const samples = readdirSync(SAMPLE, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => join(parentPath, name))
  .map((path) => ({ to: named(path.slice(SAMPLE.length + 1)), text: readFileSync(path, 'utf8') }));
const paths = samples.map(({ to }) => to);
const app = readFileSync(APP, 'utf8');

const fault = faultOf(word, paths, [app, ...samples.map(({ text }) => text)]);
if (fault) {
  process.stderr.write(`npm run feature <word> wrote nothing: ${fault}.\n`);
  process.exit(1);
}
for (const { to, text } of samples) {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, named(text), { flag: 'wx' });
}
writeFileSync(APP, withModule());
format();
process.stdout.write(`${[APP, ...paths].join('\n')}\n`);

/** Behind the last feature, so that the home page shows it last. */
function withModule() {
  const name = `${capital(word)}Module`;
  return app
    .replace('\n\n', `\nimport { ${name} } from './features/${word}/${word}.module.js';\n\n`)
    .replace('\n  ],\n})', `\n    ${name},\n  ],\n})`);
}

/** Long names wrap lines, and imports are in the order of their paths. */
function format() {
  const prettier = createRequire(import.meta.url).resolve('prettier/bin/prettier.cjs');
  const args = [prettier, '--write', '--log-level', 'warn', '--ignore-unknown', APP, ...paths];
  process.exitCode = spawnSync(process.execPath, args, { stdio: 'inherit' }).status ?? 1;
}
