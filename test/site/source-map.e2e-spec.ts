import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { raw } from '../support/raw.js';

const maps = (folder: string) => [
  `${folder}/live.js.map`,
  `${folder}/live.js.MAP`,
  `${folder}/live.js%2Emap`,
  `${folder}/live.js.%6dap`,
  `${folder}/live.js.map?x=1`,
  `${folder}/x/../live.js.map`,
  `${folder}/%E0%A4%A.map`,
];

describe('the source of the browser’s scripts', () => {
  let app: TestApp;
  let production: TestApp;

  beforeAll(async () => {
    const env = { NODE_ENV: 'production', SESSION_SECRET: 'x'.repeat(32) };
    [app, production] = await Promise.all([TestApp.start(), TestApp.start(env)]);
  });

  afterAll(() => Promise.all([app.stop(), production.stop()]));

  it.each(maps('/assets/any'))('is not to be had in production: %s', async (path) => {
    const { status, text } = await raw(production.url, path);

    expect(status).toBe(404);
    expect(text).not.toContain('"mappings"');
  });

  it('is there for whoever works on it, and the scripts are there for all', async () => {
    await app.visitor().page('/assets/any/live.js.map').expect(200);
    await production.visitor().page('/assets/any/live.js').expect(200);
  });
});
