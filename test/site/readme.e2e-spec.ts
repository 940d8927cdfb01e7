import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { execFile } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { TestApp } from '../support/app.js';
import { settingsRead } from '../support/settings.js';
import { PATIENCE_MS } from '../support/until.js';

const run = promisify(execFile);
const readme = readFileSync('README.md', 'utf8');

describe('the README', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('has a websocket client that runs as it stands', async () => {
    const script = /```js\n([^]*?)```/.exec(readme)![1]!;
    // In the project, so that it finds socket.io-client as a user's would; `sojourn/client` comes from its source.
    const file = resolve(`test/.readme-client-${process.pid}.mjs`);
    await build({
      stdin: { contents: script, resolveDir: resolve('test') },
      outfile: file,
      bundle: true,
      platform: 'node',
      format: 'esm',
      external: ['socket.io-client'],
    });

    const { stdout } = await run(process.execPath, [file, app.url], {
      timeout: PATIENCE_MS,
    }).finally(() => rmSync(file));

    expect(stdout).toBe(
      [
        'todo is at version 0: 0 left to do',
        'todo is at version 1: 1 left to do',
        'invalid Enter 1 to 200 characters, on one line.\n',
      ].join('\n'),
    );
  });

  it('shows the very lines that a stranger’s app is made of in the test of the package', () => {
    const [, lines] = /```ts\n([^]*?)```/.exec(readme)!;

    expect(lines).toBe(readFileSync('test/package/stranger/app.module.ts', 'utf8'));
  });

  it('names every setting the app reads', () => {
    for (const name of settingsRead(app.dataDir)) expect(readme).toContain(`\`${name}\``);
  });

  it('leads only to files that are there, the spec of each promise among them', () => {
    const links = [...readme.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, path]) => path!);

    expect(links.filter((path) => path.startsWith('test/')).length).toBeGreaterThanOrEqual(8);
    expect(links.filter((path) => !existsSync(path))).toEqual([]);
  });

  it('names every decorator of a field, and every partial that several features use', () => {
    const fields = readFileSync('src/sojourn/index.ts', 'utf8').matchAll(
      /{ (.+) } from '.\/commands\/fields\//g,
    );
    const decorators = [...fields].flatMap(([, names]) => names!.split(', ')).filter(isClassName);
    const [, named] = /Partials for pages: ([^.]+)\./.exec(readme)!;
    const partials = [...named!.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!);

    expect(decorators.length).toBeGreaterThanOrEqual(9);
    for (const name of decorators) expect(readme).toContain(`\`@${name}\``);
    expect(partials).toEqual(expect.arrayContaining(sharedPartials()));
    expect(partials.filter((name) => !isPartial(name))).toEqual([]);
  });
});

/** The app's own, or the package's. */
const isPartial = (name: string) =>
  ['', 'src/sojourn/pages/'].some((place) => existsSync(`${place}views/partials/${name}.hbs`));

const isClassName = (name: string) => /^[A-Z]/.test(name);

/** What the pages and regions of at least three features have in common. */
function sharedPartials() {
  const users = new Map<string, Set<string>>();
  for (const folder of ['views', 'views/partials/live'])
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.hbs')))
      for (const [, name] of readFileSync(`${folder}/${file}`, 'utf8').matchAll(
        /{{#?> ([\w-]+)[\s}]/g,
      ))
        users.set(name!, (users.get(name!) ?? new Set()).add(file.split(/[-.]/)[0]!));
  return [...users].filter(([, features]) => features.size > 2).map(([name]) => name);
}
