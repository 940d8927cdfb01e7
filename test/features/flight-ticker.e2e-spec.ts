import { describe, expect, it, jest } from '@jest/globals';
import { Storage } from '../../src/sojourn/session/storage.js';
import { TestApp } from '../support/app.js';
import { sharedApp } from '../support/shared.app.js';
import { Tab } from '../support/tab.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

const HOUR_MS = 3_600_000;

/** @returns the id of a flight, once it has moved */
async function moved(tab: Tab, id: string) {
  await until(`the flight ${id} to move`, async () => {
    const { id: other } = await tab.next<{ id: string }>('flight:moved');
    return other === id;
  });
  return id;
}

describe('the flights that tabs watch', () => {
  const stage = sharedApp();

  async function track(visitor: Visitor, number: string) {
    const [departs, arrives] = [-1, 9].map((hours) => stage.app.clock.now() + hours * HOUR_MS);
    const times = { departs: new Date(departs!), arrives: new Date(arrives!) };
    const answer = await visitor
      .send('/flight/track', { number, from: 'SYD', to: 'LAX', ...times })
      .expect(200);
    const { state } = answer.body as { state: { flights: { id: string }[] } };
    return state.flights.at(-1)!.id;
  }

  async function watching() {
    const id = await track(stage.ada, 'QF11');
    const tab = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await tab.watch({ flight: 1 });
    expect(await tab.next('flight:moved')).toMatchObject({ id });
    return { tab, id };
  }

  it('move each second, and are read again only where one of them changed', async () => {
    const { tab, id } = await watching();
    const read = jest.spyOn(stage.app.nest.get(Storage), 'read');

    stage.app.clock.pass(HOUR_MS / 10);
    await stage.ada.send('/greeting/set', { name: 'Ada' }).expect(200);
    await track(stage.app.visitor(), 'QF12');
    for (let turn = 0; turn < 3; turn++) await tab.next('flight:moved');

    expect(await tab.next('flight:moved')).toMatchObject({ id, remainingSeconds: 8.9 * 3600 });
    expect(read.mock.calls.flat(2).filter(({ name }) => name === 'flight')).toEqual([]);
    read.mockRestore();
    tab.close();
  });

  it('are those that were added or taken off since, by whichever process', async () => {
    const { tab, id } = await watching();
    const other = await TestApp.start({ DATA_DIR: stage.app.dataDir });
    const there = other.visitor({ Cookie: stage.ada.cookies });

    const added = await track(there, 'QF12');
    await moved(tab, added);

    await there.send('/flight/untrack', { id }).expect(200);
    await until('only the other to move', async () => {
      const both = [await tab.next<{ id: string }>('flight:moved'), await tab.next('flight:moved')];
      return both.every((each) => (each as { id: string }).id === added);
    });
    await other.nest.close();
    tab.close();
  });

  it('are told to a tab that comes later, and to one that comes back after a change elsewhere', async () => {
    const { tab, id } = await watching();
    const other = await TestApp.start({ DATA_DIR: stage.app.dataDir });
    const later = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    await later.watch({ flight: 1 });
    await moved(later, id);
    later.close();

    await tab.goOffline();
    const added = await track(other.visitor({ Cookie: stage.ada.cookies }), 'QF12');
    await tab.comeBack();
    await tab.watch({ flight: 1 });

    expect(await moved(tab, added)).toBe(added);
    await other.nest.close();
    tab.close();
  });
});
