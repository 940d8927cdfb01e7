import { ask } from '../connection/connection.js';

const STAY_EVERY_MS = 60_000;

let stayedAt = -Infinity;

/** Who types is there, though nothing is sent yet: that keeps the session. */
export function onInput() {
  if (performance.now() - stayedAt < STAY_EVERY_MS) return;
  stayedAt = performance.now();
  void ask('session:stay', {});
}
