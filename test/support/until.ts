import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 10_000;
const LOOK_EVERY_MS = 10;

/** Waits until a condition holds; where it never does, the error names what was waited for. */
export async function until(what: string, holds: () => unknown) {
  const giveUpAt = performance.now() + LIMIT_MS;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}
