import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { assetOf } from '../support/assets.js';
import { raw } from '../support/raw.js';

/** How the map of a script may be asked for. */
const WAYS: [string, (script: string) => string][] = [
  ['by its name', (script) => `${script}.map`],
  ['in capitals', (script) => `${script}.MAP`],
  ['with its dot encoded', (script) => `${script}%2Emap`],
  ['with a letter encoded', (script) => `${script}.%6dap`],
  ['with a query', (script) => `${script}.map?x=1`],
  ['by a detour', (script) => `${script.replace('/assets/', '/assets/x/../')}.map`],
  ['malformed', () => '/assets/%E0%A4%A.map'],
];

describe('the source of the browser’s scripts', () => {
  let app: TestApp;
  let production: TestApp;
  let script: string;

  beforeAll(async () => {
    const env = { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) };
    [app, production] = await Promise.all([TestApp.start(), TestApp.start(env)]);
    script = await assetOf(app.visitor(), '.js');
  });

  afterAll(() => Promise.all([app.stop(), production.stop()]));

  it.each(WAYS)('is not to be had in production, asked for %s', async (_, of) => {
    const { status, text } = await raw(production.url, of(script));

    expect(status).toBe(404);
    expect(text).not.toContain('"mappings"');
  });

  it('is there for whoever works on it, and the scripts are there for all', async () => {
    await app.visitor().page(`${script}.map`).expect(200);
    await production.visitor().page(script).expect(200);
  });
});
