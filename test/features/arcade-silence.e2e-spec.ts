import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type Switch } from '../../src/features/arcade/jetman.js';
import { TestApp } from '../support/app.js';
import type { RunState } from '../support/bot.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const SILENCE_MS = 60_000;

describe('a game that falls silent', () => {
  let app: TestApp;
  let ada: Visitor;
  let pilot: Tab;
  let run: RunState['run'];

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(async () => {
    ada = app.visitor();
    run = ((await ada.send('/arcade/start')).body as { state: RunState }).state.run;
    pilot = await Tab.open(app.url, { cookie: ada.cookies });
  });

  afterAll(() => app.stop());

  const steer = (tab: Tab, tick: number, inputs: Switch[] = []) =>
    tab.call<RunState>('arcade:steer', { run: run.id, tick, inputs });

  const arcade = () => ada.state<RunState>('arcade');

  it('is over after a minute without a word, and every tab is told', async () => {
    await pilot.watch({ arcade: 0 });
    await steer(pilot, 6);
    const { state } = await pilot.next<{ state: RunState }>('changed');
    expect(state.run.status).toBe('flying');

    app.clock.pass(SILENCE_MS + 1);

    const push = await pilot.next<{ state: RunState }>('changed');
    expect(push.state.run).toMatchObject({ id: run.id, status: 'crashed', tick: 6 });
    expect((await steer(pilot, 12)).error!.code).toBe('no-run');
  });

  it('lasts for as long as there is a word now and then', async () => {
    for (const tick of [6, 12, 18]) {
      app.clock.pass(SILENCE_MS - 1);
      expect((await steer(pilot, tick)).ok).toBe(true);
    }

    expect((await arcade()).run.status).toBe('flying');
  });

  it('leaves nothing waiting behind when its session ends', async () => {
    const watcher = await Tab.open(app.url, { cookie: ada.cookies });
    await watcher.watch({ arcade: 0 });
    await steer(pilot, 6);
    await steer(pilot, 12);

    await ada.send('/session/end').expect(200);

    await watcher.next('disconnect');
    expect(watcher.pushes.length).toBeLessThan(2);
    expect((await arcade()).run).toBeNull();
  });
});
