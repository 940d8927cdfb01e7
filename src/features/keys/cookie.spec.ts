import { describe, expect, it } from '@jest/globals';
import { deflateSync } from 'node:zlib';
import { isSignedWith, makeCookie, readSession, readTimestamp, takeApart } from './cookie.js';
import { writeTagged, type Tagged } from './tagged.js';

/** Made by Flask 2.2.2 with the key "dev" at second 1 700 000 000. */
const BY_FLASK: [cookie: string, session: Tagged][] = [
  ['e30.ZVPxAA.G9CsbqNauYyuVcGETViEUblgw6A', {}],
  [
    'eyJhZG1pbiI6ZmFsc2UsInVzZXIiOiJBZGEifQ.ZVPxAA.MT_M0MP_jFuGeZRVb9Xq7nZXdL0',
    { user: 'Ada', admin: false },
  ],
  [
    'eyIgZGkiOnsiIHRfXyI6InBsYWluIn19.ZVPxAA._-QxWseQDx3j-xHaEsIrz7LJbAE',
    { ' di': { ' t__': 'plain' } },
  ],
  [
    '.eJyrVjI0ULIy0VGyVLIy1VGqUrIy1FGKKTUwSAUKgBnmaTFKMTExeUog8TQgULIyBjFTLIxTgGSqAVC_US0AiTATJA.ZVPxAA.Si_uIPX7wsgNJpx4EHakjNb1Vtk',
    { z: 1, '😀': 2, '\uffff': 3, 10: 4, 9: 5, é: '\u007f"\\\n' },
  ],
  [
    '.eJyrVipJrShRslLKSByFgwkq1QIA1z2giA.ZVPxAA.92mIk1wWWwa3Zu0N6SwsCG0VhcM',
    { text: 'ha'.repeat(200) },
  ],
  [
    '.eJyrVkpSsqpWUgCSSo4BFoFKtTpKKWARIKkUklGqo2BkqeCWmqRgZGBkomBoZGVsYGVgquDuGwJSmgtWCiSVbJLsKmz0k-xAoiVgUSAZbahjFAsUKAULAEklQyNjE1MzcwtctFJtLQBjJCNp.ZVPxAA.3NY11WMfh-HWLSbwrR75sz7lVlo',
    {
      t: { ' t': [1, 2] },
      b: { ' b': 'AP8Q' },
      m: { ' m': '<b>x</b>' },
      u: { ' u': '12345678123456781234567812345678' },
      d: { ' d': 'Thu, 29 Feb 2024 12:30:05 GMT' },
    },
  ],
];

const NOW = 1_700_000_000_000;

const cookieOf = (json: string | Buffer, dot = '') =>
  `${dot}${Buffer.from(json).toString('base64url')}.ZVPxAA.${'A'.repeat(27)}`;

describe('a Flask session cookie', () => {
  it.each(BY_FLASK)('is read as Flask wrote it: %s', (cookie, session) => {
    const parts = takeApart(cookie);

    expect(readSession(parts)).toEqual(session);
    expect(readTimestamp(parts)).toBe(NOW);
    expect([isSignedWith(parts, 'dev'), isSignedWith(parts, 'Dev')]).toEqual([true, false]);
  });

  it.each(BY_FLASK)('is made as Flask makes it: %s', (cookie, session) => {
    const made = makeCookie(writeTagged(session), NOW, 'dev');

    // Two builds of zlib may pack the same text differently.
    const isSame = made === cookie || (made.startsWith('.') && cookie.startsWith('.'));
    expect([isSame, readSession(takeApart(made))]).toEqual([true, session]);
  });

  it('may hold a long number that is exact: as text, as a float, as a key', () => {
    const json = String.raw`{"9007199254740993":"\"9007199254740993","a":[1e+20,-9007199254740991]}`;

    expect(readSession(takeApart(cookieOf(json)))).toEqual(JSON.parse(json));
  });

  it('has a timestamp as short as it can be', () => {
    expect(makeCookie('{"a":1}', 1_999, 'the old key')).toBe(
      'eyJhIjoxfQ.AQ.H_E1h1rE0sCZtWDUibTtPhMXLEk',
    );
  });

  it.each([
    ['nothing', ''],
    ['words', 'not a cookie'],
    ['two parts', 'e30.ZVPxAA'],
    ['four parts', `e30.e30.ZVPxAA.${'A'.repeat(27)}`],
    ['an empty part', `e30..${'A'.repeat(27)}`],
    ['no signature', 'e30.ZVPxAA.'],
    ['another alphabet', `e+0.ZVPxAA.${'A'.repeat(27)}`],
    ['padding', `e30=.ZVPxAA.${'A'.repeat(27)}`],
    ['a letter that is no byte', `e30xx.ZVPxAA.${'A'.repeat(27)}`],
    ['a time after all times', `e30._______w.${'A'.repeat(27)}`],
    ['a time of too many bytes', `e30.AAAAAAAAAAAAAAAA.${'A'.repeat(27)}`],
    ['no JSON', cookieOf('{user: "Ada"}')],
    ['a list', cookieOf('[]')],
    ['a text', cookieOf('"Ada"')],
    ['null', cookieOf('null')],
    ['no UTF-8', cookieOf(Buffer.from('{"a":"\xff"}', 'latin1'))],
    ['a number beyond all numbers', cookieOf('{"a":1e999}')],
    ['an integer that would be shown rounded', cookieOf('{"a":[-9007199254740993]}')],
    ['what only Python takes for JSON', cookieOf('{"a":NaN}')],
    [
      'lists without a bottom',
      cookieOf(deflateSync(`{"a":${'['.repeat(30_000)}${']'.repeat(30_000)}}`), '.'),
    ],
    ['a dot and nothing packed', cookieOf('{}', '.')],
    ['a zlib bomb', cookieOf(deflateSync(`{"a":"${'x'.repeat(20_000_000)}"}`), '.')],
  ])('is refused, naming the field, where it holds %s', (_, cookie) => {
    const read = () => {
      const parts = takeApart(cookie);
      return [readTimestamp(parts), readSession(parts)];
    };

    expect(read).toThrow(
      expect.objectContaining({
        code: 'invalid',
        details: { errors: { cookie: [expect.any(String)] } },
      }),
    );
  });
});
