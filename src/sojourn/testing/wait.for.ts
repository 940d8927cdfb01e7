import { setTimeout as sleep } from 'node:timers/promises';

/** Long, since it only counts where the awaited never comes. */
export const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 5;

/**
 * Waits until a condition holds. @param what the error says was waited for
 * @param patienceMs milliseconds until the error. Default: 20,000
 */
export async function waitFor(what: string, holds: () => unknown, patienceMs = PATIENCE_MS) {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}
