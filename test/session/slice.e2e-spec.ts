import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { defineSlice } from '../../src/sojourn/session/slice.js';
import { Slices } from '../../src/sojourn/session/slices.js';
import { TestApp } from '../support/app.js';
import { increment, TrialModule, TrialScript, type TrialState } from '../support/trial.js';

describe('a slice', () => {
  let app: TestApp;
  let script: TrialScript;

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
    script = app.nest.get(TrialScript);
    // The faults below are meant.
    app.nest.useLogger(false);
  });

  afterEach(() => {
    script.change = increment;
  });

  afterAll(() => app.stop());

  async function begun() {
    const visitor = app.visitor();
    await visitor.send('/trial/change').expect(200);
    return visitor;
  }

  const becomes = (change: Partial<Record<keyof TrialState, unknown>>) => {
    script.change = (state) => ({ ...state, ...change }) as TrialState;
  };

  it('holds 64 kB, counted in bytes, and refuses a byte more with its state unchanged', async () => {
    const ada = await begun();
    const frame = JSON.stringify({ count: 1, list: [''] }).length;
    const full = `é${'x'.repeat(65_536 - frame - 2)}`;
    becomes({ list: [full] });
    await ada.send('/trial/change').expect(200);

    becomes({ list: [`${full}x`] });
    const { body } = await ada.send('/trial/change').expect(413);

    expect(body).toMatchObject({ status: 413, code: 'too-large' });
    expect((await ada.json('/trial')).body).toMatchObject({ version: 2, state: { list: [full] } });
    becomes({ list: [] });
    await ada.send('/trial/change').expect(200);
  });

  it.each([
    ['NaN', { count: NaN }],
    ['Infinity', { list: [{ deep: Infinity }] }],
    ['a BigInt', { count: 1n }],
    ['a circle', { list: circle() }],
  ])('refuses a change that comes to %s as a fault, and stores nothing', async (_, change) => {
    const ada = await begun();
    becomes(change);

    const { body } = await ada.send('/trial/change').expect(500);

    expect(body).toMatchObject({ status: 500, code: 'fault' });
    expect((await ada.json('/trial')).body).toMatchObject({ version: 1, state: { count: 1 } });
  });

  it.each([
    ['undefined', undefined],
    ['no object', 7],
  ])('refuses a change that comes to %s, and stores nothing', async (_, state) => {
    const ada = await begun();
    script.change = () => state as never;

    await ada.send('/trial/change').expect(500);

    expect((await ada.json('/trial')).body).toMatchObject({ version: 1, state: { count: 1 } });
  });

  it('answers what will be read later, be it made of dates and undefined', async () => {
    const ada = await begun();
    becomes({ list: [new Date(0), { gone: undefined, kept: null }], count: -0 });

    const { body } = await ada.send('/trial/change').expect(200);

    const state = { count: 0, list: ['1970-01-01T00:00:00.000Z', { kept: null }] };
    expect(body).toEqual({ slice: 'trial', version: 2, state });
    expect((await ada.json('/trial')).body).toEqual(body);
  });

  it('may be named by one feature only', () => {
    const other = defineSlice({ name: 'pay', keep: 'session', initial: {} });

    expect(() => app.nest.get(Slices).add([other])).toThrow(
      'Two features define the slice "pay"; rename one.',
    );
  });
});

function circle() {
  const list: unknown[] = [];
  list.push(list);
  return list;
}
