import { isCompressed, isSignedWith, makeCookie, takeApart } from './cookie.js';
import type { ReadCookie } from './keys.answers.js';
import { writeTagged, type Tagged } from './tagged.js';

/** The keys of the lesson: on the page for everyone to see, and no use for anything else. */
export const LESSON_KEY = 'the-key-of-this-lesson';
const NEXT_KEY = 'the-key-that-takes-over';

export const sampleSession = (name: string | null): Tagged => ({
  admin: false,
  basket: ['laksa', 'tea'],
  user: name ?? 'someone',
});

const STAGES = [
  { name: 'Old key', keys: [LESSON_KEY] },
  { name: 'New key, then old', keys: [NEXT_KEY, LESSON_KEY] },
  { name: 'New key', keys: [NEXT_KEY] },
];

export function rotation(cookie: string | undefined, now: number) {
  const json = writeTagged({ user: 'someone' });
  const rows = [
    { label: 'Signed with the old key', cookie: makeCookie(json, now, LESSON_KEY) },
    { label: 'Signed with the new key', cookie: makeCookie(json, now, NEXT_KEY) },
    ...(cookie ? [{ label: 'The one taken apart', cookie }] : []),
  ];
  return {
    oldKey: LESSON_KEY,
    newKey: NEXT_KEY,
    stages: STAGES.map(({ name }) => name),
    rows: rows.map((row) => ({ ...row, holds: STAGES.map(({ keys }) => holds(row.cookie, keys)) })),
  };
}

export function apart(cookie: string, { payload, signedAt, valid }: ReadCookie) {
  const parts = takeApart(cookie);
  return {
    ...parts,
    signedAt,
    payload: parts.payload.replace(/^\./, ''),
    isCompressed: isCompressed(parts),
    session: payload && JSON.stringify(payload, null, 2),
    length: cookie.length,
    isTooLong: cookie.length > BROWSERS_KEEP,
    holds: valid === true,
    isRefused: valid === false,
  };
}

/** Characters: what browsers keep of a cookie with its name and flags; werkzeug warns from here (`max_cookie_size`). */
const BROWSERS_KEEP = 4_093;

const holds = (cookie: string, keys: readonly string[]) =>
  keys.some((key) => isSignedWith(takeApart(cookie), key));
