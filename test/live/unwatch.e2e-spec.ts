import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

describe('watching no more, or not at all', () => {
  let app: TestApp;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    const ada = app.visitor();
    await ada.send('/pay/set-wage', { wage: 10 });
    tab = await Tab.open(app.url, { cookie: ada.cookies });
  });

  afterAll(() => app.stop());

  /** Makes a change and waits until it is acknowledged: what it pushed came before. */
  const greet = (name: string) => tab.call('greeting:set', { name });

  it('goes on until it is given up, slice by slice', async () => {
    await tab.watch({ greeting: 0, pay: 1 });

    expect(await tab.call('unwatch', { slices: ['greeting', 'greeting'] })).toEqual({ ok: true });
    await greet('Ada');
    await tab.call('pay:clear');

    expect(tab.pushes.map(({ slice }) => slice)).toEqual(['pay']);
  });

  it('html is given up like json', async () => {
    await tab.watch({ greeting: 0 }, 'html');

    await tab.call('unwatch', { slices: ['greeting'] });
    await greet('Ada');

    expect(tab.pushes).toEqual([]);
  });

  it.each(['nothing', 'owners', '__proto__', 'constructor', ''])(
    'the slice "%s", which there is not, is refused, and the others are not watched',
    async (name) => {
      const slices = Object.fromEntries([
        ['greeting', 0],
        [name, 0],
      ]);

      expect(await tab.call('watch', { slices })).toMatchObject({ error: { code: 'not-found' } });
      expect(await tab.call('unwatch', { slices: [name] })).toMatchObject({
        error: { code: 'not-found' },
      });
      await greet('Ada');
      expect(tab.pushes).toEqual([]);
    },
  );

  it.each([
    ['watch', {}],
    ['watch', { slices: null }],
    ['watch', { slices: 'pay' }],
    ['watch', { slices: ['pay'] }],
    ['watch', { slices: { pay: '1' } }],
    ['watch', { slices: { pay: -1 } }],
    ['watch', { slices: { pay: 0.5 } }],
    ['watch', { slices: { pay: null } }],
    ['watch', { slices: { greeting: 0, pay: Number.MAX_SAFE_INTEGER + 1 } }],
    ['watch', { slices: { greeting: 0 }, as: 'xml' }],
    ['watch', { slices: { greeting: 0 }, as: null }],
    ['watch', { slices: { greeting: 0 }, tabs: 'yes' }],
    ['unwatch', {}],
    ['unwatch', { slices: 'pay' }],
    ['unwatch', { slices: { pay: 0 } }],
  ])('is refused where it is asked for as %s %j', async (event, payload) => {
    expect(await tab.call(event, payload)).toMatchObject({
      error: { code: 'invalid', errors: expect.any(Object) },
    });
    await greet('Ada');
    expect(tab.pushes).toEqual([]);
  });
});
