import type { AnySlice } from '../session/slice.js';
import { epoch, object } from './field.schemas.js';
import { changedSlices } from './slice.schemas.js';

const expiring = {
  reason: { enum: ['idle', 'absolute'] },
  expiresInSeconds: { type: 'integer', minimum: 0 },
};

const open = { tabs: { type: 'integer', minimum: 0 }, html: { type: 'string' } };

const PUSHES = {
  'session:expiring': { payload: object(expiring, Object.keys(expiring)) },
  'session:tabs': { payload: object(open, ['tabs']) },
  'session:ended': { payload: object({ reason: { enum: ['ended', 'expired'] } }, ['reason']) },
};

export const pushesOf = (slices: readonly AnySlice[]) => ({
  changed: { payload: object({ epoch, changes: changedSlices(slices) }, ['epoch', 'changes']) },
  ...PUSHES,
  ...Object.fromEntries(slices.flatMap(({ pushes }) => Object.entries(pushes).map(described))),
});

const described = ([event, payload]: [string, object]) => [event, { payload }] as const;
