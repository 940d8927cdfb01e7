import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomInt } from 'node:crypto';
import { TestApp } from '../support/app.js';
import { askFlask, withFlask } from '../support/flask.js';

const COUNT = 200;
const KINDS = ['Markup', 'UUID', 'bytes', 'datetime', 'dict', 'list', 'tuple'];

/** Seeds the sessions; written into a failure, so that it can be had again. */
const seed = Number(process.env.FLASK_SEED ?? randomInt(2 ** 31));
const secret = `a key for ${seed} ✓`;

withFlask(`a real Flask app (FLASK_SEED=${seed})`, () => {
  let app: TestApp;
  let made: ReturnType<typeof askFlask>['made'];

  beforeAll(async () => {
    app = await TestApp.start();
    made = askFlask({ secret, count: COUNT, seed }).made;
  });

  afterAll(() => app.stop());

  it('makes sessions of every type, some of them compressed', () => {
    const isCompressed = made.map(({ cookie }) => cookie.startsWith('.'));

    expect(made).toHaveLength(COUNT);
    expect(new Set(isCompressed)).toEqual(new Set([true, false]));
    expect([...new Set(made.flatMap(({ kinds }) => kinds))]).toEqual(expect.arrayContaining(KINDS));
  });

  it('makes cookies that are read here, each only with its key', async () => {
    for (const [place, { cookie, tagged }] of made.entries()) {
      const isOwn = place % 10 > 0;
      const key = isOwn ? secret : `${secret}.`;
      const { body } = await app.visitor().send('/keys/read', { cookie, secret: key });

      expect(body).toEqual({ payload: tagged, signedAt: expect.any(String), valid: isOwn });
    }
  });

  it('reads what is signed here as the same types, and nothing under another key', async () => {
    const cookies: string[] = [];
    for (const { tagged } of made) {
      const { body } = await app.visitor().send('/keys/sign', { payload: tagged, secret });
      cookies.push((body as { cookie: string }).cookie);
    }

    const { read } = askFlask({ secret, cookies });
    const withOtherKey = askFlask({ secret: `${secret}.`, cookies }).read;

    expect(read).toEqual(made.map(({ tagged, kinds }) => ({ tagged, kinds })));
    expect(withOtherKey.filter(({ tagged }) => Object.keys(tagged).length > 0)).toEqual([]);
  });
});
