import { describe, expect, it } from '@jest/globals';
import { conflict } from '../../src/sojourn/session/refusal.js';
import { sharedTrial } from '../support/trial.app.js';
import { alphabet, increment } from '../support/trial.js';
import { until } from '../support/until.js';

const times = <Result>(count: number, act: (index: number) => Result) =>
  Array.from({ length: count }, (_, index) => act(index));

describe('no update is lost', () => {
  const stage = sharedTrial();

  /** Holds the requests up until all have arrived, so that they change at the very same time. */
  async function meeting<Answer>(count: number, requests: PromiseLike<Answer>[]) {
    const open = stage.script.hold();
    const answers = Promise.all(requests);
    await until(`${count} requests to arrive`, () => stage.script.waiting === count);
    open();
    return answers;
  }

  it('of 50 increments at once, each answered with a version of its own', async () => {
    const [{ visitor: ada }, { visitor: stranger }] = [
      await stage.app.begun(),
      await stage.app.begun(),
    ];

    const answers = await meeting(
      50,
      times(50, () => ada.send('/trial/change').expect(200)),
    );

    const versions = answers.map(({ body }) => (body as { version: number }).version);
    expect(versions.toSorted((a, b) => a - b)).toEqual(times(50, (index) => index + 1));
    expect(await ada.state('trial')).toMatchObject({ count: 50 });
    expect(await stranger.state('trial')).toMatchObject({ count: 0 });
  });

  it('of 50 form commands at once', async () => {
    const { visitor: ada } = await stage.app.begun();

    await Promise.all(
      times(50, (index) => ada.submit('/pay/set-wage', { wage: `${index + 1}` }).expect(303)),
    );

    expect((await ada.json('/pay')).body).toMatchObject({ version: 50 });
  });

  it('of 26 different slices written at once', async () => {
    const { visitor: ada } = await stage.app.begun();

    await meeting(
      26,
      alphabet.map((letter) => ada.send(`/trial/letters/${letter}`).expect(200)),
    );

    const { body } = await ada.json('/session').expect(200);
    const { slices } = body as { slices: { slice: string; version: number; state: unknown }[] };
    const written = slices.filter(({ slice }) => slice.length === 1);
    expect(written).toMatchObject(
      alphabet.map((slice) => ({ slice, version: 1, state: { is: slice } })),
    );
  });

  it('when one change of many at once is refused', async () => {
    const { visitor: ada } = await stage.app.begun();
    let calls = 0;
    stage.script.change = (state) => {
      if (++calls === 5) throw conflict('one-fails', 'The fifth is refused.');
      return increment(state);
    };

    const answers = await meeting(
      20,
      times(20, () => ada.send('/trial/change')),
    );

    expect(answers.filter(({ status }) => status === 409)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(19);
    expect(await ada.state('trial')).toMatchObject({ count: 19 });
  });

  it('when the state is changed in place, however deep', async () => {
    const { visitor: ada } = await stage.app.begun();
    stage.script.change = (state) => {
      const [first = { deep: [] }] = state.list as { deep: string[] }[];
      first.deep.push('more');
      state.list[0] = first;
      return state;
    };

    await ada.send('/trial/change').expect(200);
    await ada.send('/trial/change').expect(200);

    expect(await ada.state('trial')).toMatchObject({ list: [{ deep: ['more', 'more'] }] });
    expect(await stage.app.visitor().state('trial')).toMatchObject({ list: [] });
  });
});
