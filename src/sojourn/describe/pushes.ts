import type { AnySlice } from '../session/slice.js';
import { changedSlices, epoch, object } from './schemas.js';

/** When the session ends: of being idle, which any doing puts off, or because it has lasted as long as it may. */
const expiring = {
  reason: { enum: ['idle', 'absolute'] },
  expiresInSeconds: { type: 'integer', minimum: 0 },
};

/** How many tabs are open, and the part of the page about the session that lists them, where there is one. */
const open = { tabs: { type: 'integer', minimum: 0 }, html: { type: 'string' } };

/** What the server says unasked of the session itself. */
const PUSHES = {
  'session:expiring': { payload: object(expiring, Object.keys(expiring)) },
  'session:tabs': { payload: object(open, ['tabs']) },
  'session:ended': { payload: object({ reason: { enum: ['ended', 'expired'] } }, ['reason']) },
};

/** What the server says unasked, with what the slices' own watchers hear. */
export const pushesOf = (slices: readonly AnySlice[]) => ({
  changed: { payload: object({ epoch, changes: changedSlices(slices) }, ['epoch', 'changes']) },
  ...PUSHES,
  ...Object.fromEntries(slices.flatMap(({ pushes }) => Object.entries(pushes).map(described))),
});

const described = ([event, payload]: [string, object]) => [event, { payload }] as const;
