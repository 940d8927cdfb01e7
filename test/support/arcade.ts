import { beforeEach, expect } from '@jest/globals';
import type { Switch } from '../../src/features/arcade/jetman.js';
import type { RunState } from './bot.js';
import { sharedApp, type Shared } from './shared.app.js';
import { Tab } from './tab.js';

interface Flown extends Shared {
  run: RunState['run'];
}

/** In each test of a describe a run that has just started, and what its visitor asks over HTTP. */
export function startedRun() {
  const stage = sharedApp() as Flown;
  const started = async () =>
    ((await stage.ada.send('/arcade/start').expect(200)).body as { state: RunState }).state;
  beforeEach(async () => {
    ({ run: stage.run } = await started());
  });

  const arcade = () => stage.ada.state<RunState>('arcade');
  const steer = (tick: number, inputs: object[] = [], id = stage.run.id) =>
    stage.ada.send('/arcade/steer', { run: id, tick, inputs });
  /** @returns why not; whatever was kept before is kept as it was */
  const refused = async (asking: ReturnType<typeof steer>) => {
    const before = (await stage.ada.json('/arcade')).body as object;
    const { status, body } = await asking;
    expect((await stage.ada.json('/arcade')).body).toEqual(before);
    return `${status} ${(body as { code: string }).code}`;
  };
  return { stage, started, arcade, steer, refused };
}

/** The same, flown by a tab. */
export function pilotedRun() {
  const { stage: started, arcade } = startedRun();
  const stage = started as Flown & { pilot: Tab };
  beforeEach(async () => {
    stage.pilot = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
  });
  const steer = (tab: Tab, tick: number, inputs: Switch[] = []) =>
    tab.call<RunState>('arcade:steer', { run: stage.run.id, tick, inputs });
  return { stage, arcade, steer };
}
