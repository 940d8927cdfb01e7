import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import { cookiesOf } from '../support/visitor.js';

const GUESSES = 1_000;

describe('cookies that a stranger sends', () => {
  let app: TestApp;
  let own: string;

  beforeAll(async () => {
    app = await TestApp.start();
    const answer = await app.visitor().send('/greeting/set', { name: 'Ada' }).expect(200);
    own = /sid=[^;]+/.exec(cookiesOf(answer))![0];
  });

  afterAll(() => app.stop());

  // ASVS 7.2.1
  it('1000 different guesses find no session, begin none and cost no row', async () => {
    const before = await kept(app);
    const visitor = app.visitor();
    for (let guess = 0; guess < GUESSES; guess++) {
      const { status, headers } = await visitor
        .json('/greeting')
        .set('Cookie', `sid=s%3A${String(guess).padStart(32, 'A')}.${'A'.repeat(43)}`);

      if (status === 429) break;
      expect(headers).not.toHaveProperty('set-cookie');
    }

    expect(await kept(app)).toEqual(before);
  });

  // ASVS 7.2.1: of two cookies of one name the first whose signature holds counts, by both doors.
  it.each([
    ['the first is ours', () => `${own}; sid=s%3Aforged.forged`],
    ['the second is ours', () => `sid=s%3Aforged.forged; ${own}`],
  ])('are one session at most where %s', async (_, cookies) => {
    const tab = await Tab.open(app.url, { cookie: cookies() });

    const { changed = [] } = await tab.watch({ greeting: 0 });
    tab.close();

    expect(await app.visitor({ Cookie: cookies() }).state('greeting')).toEqual({ name: 'Ada' });
    expect(changed.map(({ state }) => state)).toEqual([{ name: 'Ada' }]);
  });
});
