import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { Flight } from '../../src/features/flight/flight.slice.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

const HOUR_MS = 3_600_000;

interface Moved {
  id: string;
  progress: number;
  status: string;
  remainingSeconds: number;
  position: { latitude: number; longitude: number };
}

describe('flight', () => {
  let app: TestApp;
  let ada: Visitor;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  beforeEach(() => {
    ada = app.visitor();
  });

  afterAll(() => app.stop());

  const at = (hours: number) => new Date(app.clock.now() + hours * HOUR_MS).toISOString();
  const trip = (change: object = {}) => ({
    number: 'QF 11',
    from: 'SYD',
    to: 'lax',
    departs: at(-1),
    arrives: at(9),
    ...change,
  });
  const flights = async () => (await ada.state<{ flights: Flight[] }>('flight')).flights;

  it('tracks a flight along its great circle, with what is left of it', async () => {
    await ada.send('/flight/track', trip()).expect(200);

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
    await ada.send('/flight/track', trip({ departs: at(1), arrives: at(15) }));
    expect((await flights())[0]).toMatchObject({ status: 'scheduled', progress: 0 });

    await ada.send('/flight/track', trip({ departs: at(-15), arrives: at(-1) }));
    expect((await flights())[1]).toMatchObject({
      status: 'landed',
      progress: 1,
      remainingSeconds: 0,
    });
  });

  it('tells each second where it is to those who watch, and to nobody else', async () => {
    await ada.send('/flight/track', trip());
    await ada.send('/flight/track', trip({ number: 'BA5', from: 'LHR', to: 'JFK' }));
    const watcher = await Tab.open(app.url, { cookie: ada.cookies });
    const idle = await Tab.open(app.url, { cookie: ada.cookies });
    const stranger = await Tab.open(app.url);
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
    await ada.send('/flight/track', trip());
    const [{ id }] = (await flights()) as [Flight];

    await app.visitor().send('/flight/untrack', { id }).expect(404);
    await ada.submit('/flight/untrack', { id }).expect(303);

    expect(await flights()).toEqual([]);
  });

  it('says no to the 21st flight', async () => {
    for (let count = 0; count < 20; count++) await ada.send('/flight/track', trip()).expect(200);

    const { body } = await ada.send('/flight/track', trip()).expect(409);

    expect(body).toMatchObject({ code: 'list-full' });
  });

  it('takes a city that has one airport, and names the choices where it has more', async () => {
    await ada.send('/flight/track', trip({ from: 'Goroka' })).expect(200);

    const { body } = await ada.send('/flight/track', trip({ from: 'London' })).expect(422);

    expect((body as { errors: { from: string[] } }).errors.from[0]).toContain(
      'LHR (London, United Kingdom)',
    );
  });

  it.each(['QF 11', 'qf11', 'U2 8001', '3K101', 'BAW47KL', 'N172SP', 'VHOQA', 'g-civn', 'B‑HNR'])(
    'tracks %s as it is on the ticket or sent by the transponder',
    async (number) => {
      await ada.send('/flight/track', trip({ number })).expect(200);

      expect((await flights())[0]!.number).toBe(number.toUpperCase().replaceAll(/[^A-Z\d]/g, ''));
    },
  );

  it('knows Tromsø by its name, in the letters of whoever writes it', async () => {
    for (const from of ['Tromsø', 'Tromso', 'TROMSØ'])
      await ada.send('/flight/track', trip({ from })).expect(200);
  });

  it.each(['2026-11-24T10:00Z', '2026-11-24T10:00', '2026-11-24T10:00:00.000000+00:00'])(
    'takes %s for a time in UTC',
    async (departs) => {
      await ada.send('/flight/track', trip({ departs, arrives: '2026-11-24T20:00:00Z' }));

      expect((await flights())[0]!.departs).toBe('2026-11-24T10:00:00.000Z');
    },
  );

  it('takes times on the clocks of each airport, as a ticket has them', async () => {
    const [departs, arrives] = ['2026-11-27T10:00', '2026-11-27T06:30'];

    await ada.send('/flight/track', trip({ departs, arrives, clocks: 'airport' })).expect(200);

    expect((await flights())[0]).toMatchObject({
      departs: '2026-11-26T23:00:00.000Z',
      arrives: '2026-11-27T14:30:00.000Z',
    });
  });

  it.each([
    ['number', { number: 'eleven' }],
    ['number', { number: '1234' }],
    ['number', { number: 'QANTAS' }],
    ['number', { number: '-----' }],
    ['from', { from: 'XXQ' }],
    // Part of Arvidsjaur.
    ['from', { from: 'DSJ' }],
    ['to', { to: 'SYD' }],
    ['arrives', { arrives: '2020-01-01T00:00:00Z' }],
    // In six minutes.
    ['arrives', { departs: '2026-11-24T10:00Z', arrives: '2026-11-24T10:06Z' }],
    ['clocks', { clocks: 'mine' }],
    ['departs', { departs: '2026-02-31T00:00Z' }],
    ['departs', { departs: 'tomorrow' }],
    ['departs', { departs: '2026-11-24T10:00:00+11:00' }],
    ['departs', { departs: 1_700_000_000 }],
  ])('refuses a wrong %s', async (field, change) => {
    const { body } = await ada.send('/flight/track', trip(change)).expect(422);

    expect(Object.keys((body as { errors: object }).errors)).toEqual([field]);
    expect(await flights()).toEqual([]);
  });

  it('draws the map and the list without a script, and suggests airports to one', async () => {
    await ada.send('/flight/track', trip());

    const { text } = await ada.page('/flight').expect(200);

    expect(text).toMatch(/<path class="route" d="M[\d.,ML-]+"/);
    expect(text).toContain('Sydney Kingsford Smith International Airport (SYD)');
    expect((await ada.json('/flight/airports?q=los angeles int')).body).toEqual([
      {
        iata: 'LAX',
        name: 'Los Angeles International Airport',
        city: 'Los Angeles',
        country: 'United States',
        latitude: 33.943,
        longitude: -118.408,
        zone: 'America/Los_Angeles',
      },
    ]);
  });
});
