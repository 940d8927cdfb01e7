import { setTimeout as sleep } from 'node:timers/promises';

/** How long a test waits for what must come; long, since it only counts where it never does. */
export const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 10;

/** Waits until a condition holds; where it never does, the error names what was waited for. */
export async function until(what: string, holds: () => unknown) {
  const giveUpAt = performance.now() + PATIENCE_MS;
  while (!(await holds())) {
    if (performance.now() > giveUpAt) throw new Error(`Waited in vain for ${what}.`);
    await sleep(LOOK_EVERY_MS);
  }
}
