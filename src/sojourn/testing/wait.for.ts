import { setTimeout as sleep } from 'node:timers/promises';

/** How long a test waits for what must come; long, since it only counts where it never does. */
export const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 5;

/**
 * Waits until a condition holds.
 * @param what is waited for, in the words of the error where it never comes
 * @param patienceMs 20 seconds by default
 */
export async function waitFor(what: string, holds: () => unknown, patienceMs = PATIENCE_MS) {
  const giveUpAt = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}
