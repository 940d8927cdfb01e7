import { describe, expect, it } from '@jest/globals';
import { momentOf, shownAt } from './local-time.js';

describe('the clocks of a zone', () => {
  it.each([
    ['Australia/Sydney', '2026-11-27T10:00', '2026-11-26T23:00:00.000Z'],
    ['Australia/Sydney', '2026-06-27T10:00', '2026-06-27T00:00:00.000Z'],
    ['America/Los_Angeles', '2026-11-27T10:00', '2026-11-27T18:00:00.000Z'],
    ['Asia/Kathmandu', '2026-11-27T10:00', '2026-11-27T04:15:00.000Z'],
    ['Europe/London', '2026-01-27T10:00', '2026-01-27T10:00:00.000Z'],
    // An hour before and after they are put forward.
    ['Australia/Sydney', '2026-10-04T01:00', '2026-10-03T15:00:00.000Z'],
    ['Australia/Sydney', '2026-10-04T03:00', '2026-10-03T16:00:00.000Z'],
    ['Pacific/Kiritimati', '2026-11-27T10:00', '2026-11-26T20:00:00.000Z'],
  ])('of %s show %s at %s', (zone, shown, moment) => {
    expect(new Date(momentOf(Date.parse(`${shown}Z`), zone)).toISOString()).toBe(moment);
    expect(shownAt(Date.parse(moment), zone)).toBe(shown);
  });
});
