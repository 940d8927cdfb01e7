import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { LeadersService } from '../../src/features/arcade/leaders.service.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { TestApp } from '../support/app.js';
import { type Board, fall, IDLE_SECONDS } from '../support/board.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';

describe('the leaders that a tab watches', () => {
  let app: TestApp;
  let watcher: Tab;

  beforeEach(async () => {
    app = await TestApp.start({ SESSION_IDLE_SECONDS: String(IDLE_SECONDS) });
    watcher = await Tab.open(app.url);
    await watcher.watch({ leaders: 0 });
  });

  afterEach(async () => {
    watcher.close();
    await app.stop();
  });

  const shows = (names: string[]) =>
    until(`the board to show ${names.join(', ') || 'nobody'}`, () => {
      const last = watcher.pushes.at(-1)?.state as Board | undefined;
      return JSON.stringify(last?.leaders.map(({ name }) => name) ?? []) === JSON.stringify(names);
    });

  it('are told in html with every name escaped', async () => {
    const tab = await Tab.open(app.url);
    await tab.watch({ leaders: 0 }, 'html');
    const eve = app.visitor();
    await eve.send('/greeting/set', { name: '<img src=x onerror=alert(1)>' });
    await fall(app, eve);

    const { html } = await tab.next<{ html: string }>('changed');

    expect(html).toContain('&lt;img src&#x3D;x');
    expect(html).not.toContain('<img');
    const { text } = await app.visitor().page('/arcade').expect(200);
    expect(text).not.toContain('<img src=x');
    tab.close();
  });

  it('are not told again where nothing about them changed', async () => {
    const ada = app.visitor();
    await fall(app, ada);
    await shows(['someone']);
    const told = watcher.pushes.length;

    await fall(app, ada, 20);
    await app.visitor().send('/greeting/set', { name: 'Bob' });
    await ada.send('/greeting/set', { name: 'Ada' });
    await shows(['Ada']);

    expect(watcher.pushes).toHaveLength(told + 1);
  });

  it('are looked for once by all games that end at once', async () => {
    const looks = jest.spyOn(app.nest.get(SessionService), 'top');
    const leaders = app.nest.get(LeadersService);

    await Promise.all(Array.from({ length: 30 }, () => leaders.update()));

    expect(looks).toHaveBeenCalledTimes(1);
    looks.mockRestore();
  });
});
