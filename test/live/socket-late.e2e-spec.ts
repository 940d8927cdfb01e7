import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept, ownerOf } from '../support/kept.js';
import { Tab } from '../support/tab.js';
import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
import { type Visitor } from '../support/visitor.js';
import { WireTab } from '../support/wire.js';

describe('a session that ended', () => {
  let app: TestApp;
  let ada: Visitor;
  let cookie: string;
  let tab: Tab;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  beforeEach(async () => {
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
    cookie = ada.cookies;
    tab = await Tab.open(app.url, { cookie });
  });

  afterAll(() => app.stop());

  it('has ended for a command that is still under way', async () => {
    const key = await ownerOf(app, cookie);
    const script = app.nest.get(TrialScript);
    const open = script.hold();
    tab.socket.emit('trial:change', {});
    await until('the slow command', () => script.waiting === 1);

    await ada.submit('/session/end').expect(303);
    open();
    await until('the slow command to pass', () => script.waiting === 0);
    // Whatever comes in later is committed no earlier.
    await app.visitor().send('/greeting/set', { name: 'Eve' }).expect(200);

    expect(await kept(app, key)).toEqual({
      owners: 0,
      slices: 0,
      commands: 0,
      sessions: 0,
    });
  });

  it('has ended for a long poll that goes on under its old engine id', async () => {
    const wire = await WireTab.open(app.url, { Cookie: cookie });

    await ada.submit('/session/end');
    const packets = await wire.closed();
    const late = await wire.send('42["greeting:set",{"name":"Late"}]');

    expect(packets.slice(0, 2)).toEqual(['42["session:ended",{"reason":"ended"}]', '41']);
    expect(late).toMatchObject({ status: 400 });
    expect(await wire.ask()).toMatchObject({ status: 400 });
  });

  it('by another process’s doing has ended for its tabs here, with the reason', async () => {
    const other = await TestApp.start({ DATA_DIR: app.dataDir });

    await other.visitor({ Cookie: cookie }).submit('/session/end').expect(303);

    expect(await tab.next('session:ended')).toEqual({ reason: 'ended' });
    expect(await tab.next('disconnect')).toBe('io server disconnect');
    await other.nest.close();
  });
});
