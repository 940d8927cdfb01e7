import { describe, expect, it } from '@jest/globals';
import type { Flight } from '../../src/features/flight/flight.slice.js';
import { sharedFlights } from '../support/flights.js';
import { Tab } from '../support/tab.js';

interface Moved {
  id: string;
  progress: number;
  status: string;
  remainingSeconds: number;
  position: { latitude: number; longitude: number };
}

describe('flight', () => {
  const { stage, at, trip, flights } = sharedFlights();

  it('tracks a flight along its great circle, with what is left of it', async () => {
    await stage.ada.send('/flight/track', trip()).expect(200);

    const [flight] = await flights();
    expect(flight).toMatchObject({
      number: 'QF11',
      from: { iata: 'SYD' },
      to: { iata: 'LAX' },
      status: 'airborne',
      remainingSeconds: 9 * 3600,
    });
    expect(flight!.distanceKm).toBeGreaterThan(12_040);
    expect(flight!.distanceKm).toBeLessThan(12_080);
    expect(flight!.progress).toBeCloseTo(0.1, 9);
    expect(flight!.position.latitude).toBeGreaterThan(-34);
  });

  it('is scheduled before it departs and landed once it arrives', async () => {
    await stage.ada.send('/flight/track', trip({ departs: at(1), arrives: at(15) }));
    expect((await flights())[0]).toMatchObject({ status: 'scheduled', progress: 0 });

    await stage.ada.send('/flight/track', trip({ departs: at(-15), arrives: at(-1) }));
    expect((await flights())[1]).toMatchObject({
      status: 'landed',
      progress: 1,
      remainingSeconds: 0,
    });
  });

  it('tells each second where it is to those who watch, and to nobody else', async () => {
    await stage.ada.send('/flight/track', trip());
    await stage.ada.send('/flight/track', trip({ number: 'BA5', from: 'LHR', to: 'JFK' }));
    const watcher = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const idle = await Tab.open(stage.app.url, { cookie: stage.ada.cookies });
    const stranger = await Tab.open(stage.app.url);
    await watcher.watch({ flight: 0 });
    await stranger.watch({ flight: 0 });
    const unheard: string[] = [];
    for (const tab of [idle, stranger]) tab.socket.onAny((event: string) => unheard.push(event));

    const moves = [
      await watcher.next<Moved>('flight:moved'),
      await watcher.next<Moved>('flight:moved'),
    ];

    const ids = (await flights()).map(({ id }) => id);
    expect(moves.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    const degrees = expect.any(Number);
    expect(moves[0]).toEqual({
      id: expect.any(String),
      position: { latitude: degrees, longitude: degrees },
      progress: expect.closeTo(0.1, 9),
      status: 'airborne',
      remainingSeconds: 9 * 3600,
    });
    expect(unheard).toEqual([]);
    for (const tab of [watcher, idle, stranger]) tab.close();
  });

  it('takes a flight off the list, for its own visitor only', async () => {
    await stage.ada.send('/flight/track', trip());
    const [{ id }] = (await flights()) as [Flight];

    await stage.app.visitor().send('/flight/untrack', { id }).expect(404);
    await stage.ada.submit('/flight/untrack', { id }).expect(303);

    expect(await flights()).toEqual([]);
  });
});
