import { describe, expect, it } from '@jest/globals';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import { POLLING, SEPARATOR, wire } from '../support/wire.js';

interface TooMany extends Error {
  data: unknown;
}

describe('a session’s tabs', () => {
  const stage = sharedApp({ begin: (ada) => ada.send('/greeting/set', { name: 'Ada' }) });

  const knock = () => Tab.knock(stage.app.url, { cookie: stage.ada.cookies });
  const open = () => Tab.open(stage.app.url, { cookie: stage.ada.cookies });
  const tabsOpen = async () => ((await stage.ada.json('/session')).body as { tabs: number }).tabs;

  it('are 50 at most, whoever else comes and however fast they come', async () => {
    const tabs = await Promise.all(Array.from({ length: LIMITS.tabs }, open));
    const refused = [knock(), knock(), knock()];

    for (const tab of refused)
      expect(((await tab.next('connect_error')) as unknown as TooMany).data).toEqual({
        code: 'too-many',
        message: expect.stringContaining('50 tabs'),
      });
    expect(tabs.filter(({ socket }) => socket.connected)).toHaveLength(50);
    expect(await (await Tab.open(stage.app.url)).call('pay:clear')).toMatchObject({ ok: true });
    expect(await tabsOpen()).toBe(50);
  });

  it('give up their place when they close', async () => {
    const tabs = await Promise.all(Array.from({ length: LIMITS.tabs }, open));

    tabs[0]!.close();
    await tabs[1]!.goOffline();
    await until('the two places', async () => (await tabsOpen()) === 48);

    for (const tab of [await open(), await open()]) expect(tab.socket.connected).toBe(true);
  });

  it('are 50 at most for one request that asks for hundreds', async () => {
    const headers = { Cookie: stage.ada.cookies };
    const { text: opened } = await wire(stage.app.url, POLLING, { headers });
    const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
    const body = Array.from({ length: 900 }, () => '40').join(SEPARATOR);

    await wire(stage.app.url, `${POLLING}&sid=${sid}`, { method: 'POST', headers, body });

    expect(await tabsOpen()).toBe(50);
    await wire(stage.app.url, `${POLLING}&sid=${sid}`, { headers });
  });
});
