import { describe, expect, it } from '@jest/globals';
import { sharedFlights } from '../support/flights.js';

describe('a flight that is entered', () => {
  const { stage, at, trip, flights } = sharedFlights();

  it('says no to the 21st flight', async () => {
    for (let count = 0; count < 20; count++)
      await stage.ada.send('/flight/track', trip()).expect(200);

    const { body } = await stage.ada.send('/flight/track', trip()).expect(409);

    expect(body).toMatchObject({ code: 'list-full' });
  });

  it('takes a city that has one airport, and names the choices where it has more', async () => {
    await stage.ada.send('/flight/track', trip({ from: 'Goroka' })).expect(200);

    const { body } = await stage.ada.send('/flight/track', trip({ from: 'London' })).expect(422);

    expect((body as { errors: { from: string[] } }).errors.from[0]).toContain(
      'LHR (London, United Kingdom)',
    );
  });

  it.each(['QF 11', 'qf11', 'U2 8001', '3K101', 'BAW47KL', 'N172SP', 'VHOQA', 'g-civn', 'B‑HNR'])(
    'tracks %s as it is on the ticket or sent by the transponder',
    async (number) => {
      await stage.ada.send('/flight/track', trip({ number })).expect(200);

      expect((await flights())[0]!.number).toBe(number.toUpperCase().replaceAll(/[^A-Z\d]/g, ''));
    },
  );

  it('knows Tromsø by its name, in the letters of whoever writes it', async () => {
    for (const from of ['Tromsø', 'Tromso', 'TROMSØ'])
      await stage.ada.send('/flight/track', trip({ from })).expect(200);
  });

  it.each(['2026-11-24T10:00Z', '2026-11-24T10:00', '2026-11-24T10:00:00.000000+00:00'])(
    'takes %s for a time in UTC',
    async (departs) => {
      await stage.ada.send('/flight/track', trip({ departs, arrives: '2026-11-24T20:00:00Z' }));

      expect((await flights())[0]!.departs).toBe('2026-11-24T10:00:00.000Z');
    },
  );

  it('takes times on the clocks of each airport, as a ticket has them', async () => {
    const [departs, arrives] = ['2026-11-27T10:00', '2026-11-27T06:30'];

    await stage.ada
      .send('/flight/track', trip({ departs, arrives, clocks: 'airport' }))
      .expect(200);

    expect((await flights())[0]).toMatchObject({
      departs: '2026-11-26T23:00:00.000Z',
      arrives: '2026-11-27T14:30:00.000Z',
    });
  });

  it('takes a long way in little time, such as Sydney to Los Angeles in an hour', async () => {
    await stage.ada
      .send('/flight/track', trip({ departs: at(-0.5), arrives: at(0.5) }))
      .expect(200);

    expect((await flights())[0]).toMatchObject({ status: 'airborne', progress: 0.5 });
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
    const { body } = await stage.ada.send('/flight/track', trip(change)).expect(422);

    expect(Object.keys((body as { errors: object }).errors)).toEqual([field]);
    expect(await flights()).toEqual([]);
  });
});
