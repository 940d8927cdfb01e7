import { describe, expect, it } from '@jest/globals';
import { pilotedRun } from '../support/arcade.js';
import type { RunState } from '../support/bot.js';
import { Tab } from '../support/tab.js';

const SILENCE_MS = 60_000;

describe('a game that falls silent', () => {
  const { stage, arcade, steer } = pilotedRun();

  it('is over after a minute without a word, and every tab is told', async () => {
    await stage.pilot.watch({ arcade: 0 });
    await steer(stage.pilot, 6);
    const { state } = await stage.pilot.next<{ state: RunState }>('changed');
    expect(state.run.status).toBe('flying');

    stage.app.clock.pass(SILENCE_MS + 1);

    const push = await stage.pilot.next<{ state: RunState }>('changed');
    expect(push.state.run).toMatchObject({ id: stage.run.id, status: 'crashed', tick: 6 });
    expect((await steer(stage.pilot, 12)).error!.code).toBe('no-run');
  });

  it('lasts for as long as there is a word now and then', async () => {
    for (const tick of [6, 12, 18]) {
      stage.app.clock.pass(SILENCE_MS - 1);
      expect((await steer(stage.pilot, tick)).ok).toBe(true);
    }

    expect((await arcade()).run.status).toBe('flying');
  });

  it('leaves nothing waiting behind when its session ends', async () => {
    const watcher = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await watcher.watch({ arcade: 0 });
    await steer(stage.pilot, 6);
    await steer(stage.pilot, 12);

    await stage.ada.send('/session/end').expect(200);

    await watcher.next('disconnect');
    expect(watcher.pushes.length).toBeLessThan(2);
    expect((await arcade()).run).toBeNull();
  });
});
