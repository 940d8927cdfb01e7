import { describe, expect, it } from '@jest/globals';
import { TestApp } from '../support/app.js';
import { kept, ownerOf } from '../support/kept.js';
import { sharedTab } from '../support/shared.tab.js';
import { TrialModule, TrialScript } from '../support/trial.js';
import { until } from '../support/until.js';
import { WireTab } from '../support/wire.js';

describe('a session that ended', () => {
  const stage = sharedTab({ modules: [TrialModule] });

  it('has ended for a command that is still under way', async () => {
    const key = await ownerOf(stage.app, stage.ada.cookies);
    const script = stage.app.nest.get(TrialScript);
    const open = script.hold();
    stage.tab.socket.emit('trial:change', {});
    await until('the slow command', () => script.waiting === 1);

    await stage.ada.submit('/session/end').expect(303);
    open();
    await until('the slow command to pass', () => script.waiting === 0);
    // Whatever comes in later is committed no earlier.
    await stage.app.visitor().send('/greeting/set', { name: 'Eve' }).expect(200);

    expect(await kept(stage.app, key)).toEqual({
      owners: 0,
      slices: 0,
      commands: 0,
      sessions: 0,
    });
  });

  it('has ended for a long poll that goes on under its old engine id', async () => {
    const wire = await WireTab.open(stage.app.url, { Cookie: stage.ada.cookies });

    await stage.ada.submit('/session/end');
    const packets = await wire.closed();
    const late = await wire.send('42["greeting:set",{"name":"Late"}]');

    expect(packets.slice(0, 2)).toEqual(['42["session:ended",{"reason":"ended"}]', '41']);
    expect(late).toMatchObject({ status: 400 });
    expect(await wire.ask()).toMatchObject({ status: 400 });
  });

  it('by another process’s doing has ended for its tabs here, with the reason', async () => {
    const other = await TestApp.start({ DATA_DIR: stage.app.dataDir });

    await other.visitor({ Cookie: stage.ada.cookies }).submit('/session/end').expect(303);

    expect(await stage.tab.next('session:ended')).toEqual({ reason: 'ended' });
    expect(await stage.tab.next('disconnect')).toBe('io server disconnect');
    await other.nest.close();
  });
});
