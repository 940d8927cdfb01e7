import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';

describe('of several cookies of one name', () => {
  let app: TestApp;
  let sid: string;
  let visitor: string;

  beforeAll(async () => {
    app = await TestApp.start();
    const ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await ada.send('/todo/add', { title: 'Rest' }).expect(200);
    [sid, visitor] = ['sid', 'visitor'].map((name) =>
      ada.cookies.split(/[:;] ?/).find((pair) => pair.startsWith(`${name}=`)),
    ) as [string, string];
  });

  afterAll(() => app.stop());

  const orders = () => [
    `sid=garbage; ${sid}; visitor=1; ${visitor}`,
    `${sid}; sid=garbage; ${visitor}; visitor=1`,
    `sid=; sid=s%3Aforged.signature; other=1; ${sid}; visitor=%; ${visitor}`,
    `connect.sid=x; ${visitor}; ${sid}; sid=%E0%A4%A`,
  ];

  it('the first whose signature holds counts, by HTTP', async () => {
    for (const Cookie of orders()) {
      const ada = app.visitor({ Cookie });

      const { headers } = await ada.send('/pay/set-wage', { wage: 20 }).expect(200);

      expect(headers).not.toHaveProperty('set-cookie');
      expect(await ada.state('greeting')).toEqual({ name: 'Ada' });
      expect(await ada.state('todo')).toMatchObject({ left: 1 });
    }
  });

  it.each(['websocket', 'polling'] as const)('and by a socket, over %s', async (transport) => {
    for (const cookie of orders()) {
      const tab = await Tab.open(app.url, { cookie, transports: [transport] });

      const { changed } = await tab.watch({ greeting: 0, todo: 0 });

      expect(changed!.map(({ state }) => state)).toMatchObject([{ name: 'Ada' }, { left: 1 }]);
      tab.close();
    }
  });

  it('none counts where no signature holds', async () => {
    const eve = app.visitor({ Cookie: 'sid=one; sid=s%3Atwo.x' });

    expect(await eve.state('greeting')).toEqual({ name: null });
  });
});
