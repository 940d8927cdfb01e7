import { changedSlices, epoch, object } from './schemas.js';

const position = object({ latitude: { type: 'number' }, longitude: { type: 'number' } }, [
  'latitude',
  'longitude',
]);

const id = { type: 'string' };

/** Where a flight is by now. */
const moved = {
  id,
  position,
  progress: { type: 'number', minimum: 0, maximum: 1 },
  status: { enum: ['scheduled', 'airborne', 'landed'] },
  remainingSeconds: { type: 'integer', minimum: 0 },
};

/** When the session ends: of being idle, which any doing puts off, or because it has lasted as long as it may. */
const expiring = {
  reason: { enum: ['idle', 'absolute'] },
  expiresInSeconds: { type: 'integer', minimum: 0 },
};

/** What the server says unasked. */
export const PUSHES = {
  changed: { payload: object({ epoch, changes: changedSlices }, ['epoch', 'changes']) },
  'session:expiring': { payload: object(expiring, Object.keys(expiring)) },
  'session:ended': { payload: object({ reason: { enum: ['ended', 'expired'] } }, ['reason']) },
  'flight:moved': { payload: object(moved, Object.keys(moved)) },
  // Said just before `flight:moved` where that position is a feed's.
  'flight:seen': { payload: object({ id }, ['id']) },
};
