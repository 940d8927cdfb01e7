import { describe, expect, it, jest } from '@jest/globals';
import { LeadersService } from '../../src/features/arcade/leaders.service.js';
import { SessionService } from '../../src/sojourn/session/session.service.js';
import { fall, watchedBoard } from '../support/board.js';
import { Tab } from '../support/tab.js';

describe('the leaders that a tab watches', () => {
  const { stage, shows } = watchedBoard();

  it('are told in html with every name escaped', async () => {
    const tab = await Tab.open(stage.app.url);
    await tab.watch({ leaders: 0 }, 'html');
    const eve = stage.app.visitor();
    await eve.send('/greeting/set', { name: '<img src=x onerror=alert(1)>' });
    await fall(stage.app, eve);

    const { html } = await tab.next<{ html: string }>('changed');

    expect(html).toContain('&lt;img src&#x3D;x');
    expect(html).not.toContain('<img');
    const { text } = await stage.app.visitor().page('/arcade').expect(200);
    expect(text).not.toContain('<img src=x');
    tab.close();
  });

  it('are not told again where nothing about them changed', async () => {
    const ada = stage.app.visitor();
    await fall(stage.app, ada);
    await shows(['someone']);
    const told = stage.watcher.pushes.length;

    await fall(stage.app, ada, 20);
    await stage.app.visitor().send('/greeting/set', { name: 'Bob' });
    await ada.send('/greeting/set', { name: 'Ada' });
    await shows(['Ada']);

    expect(stage.watcher.pushes).toHaveLength(told + 1);
  });

  it('are looked for once by all games that end at once', async () => {
    const looks = jest.spyOn(stage.app.nest.get(SessionService), 'top');
    const leaders = stage.app.nest.get(LeadersService);

    await Promise.all(Array.from({ length: 30 }, () => leaders.update()));

    expect(looks).toHaveBeenCalledTimes(1);
    looks.mockRestore();
  });
});
