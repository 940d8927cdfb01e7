import { setTimeout as pass } from 'node:timers/promises';

const LOOK_MS = 10;
const LIMIT_MS = 15_000;

export async function isInTime(isTrue: () => boolean, limitMs: number) {
  const end = performance.now() + limitMs;
  while (!isTrue() && performance.now() < end) await pass(LOOK_MS);
  return isTrue();
}

export async function waitUntil(what: string, isTrue: () => boolean) {
  if (!(await isInTime(isTrue, LIMIT_MS))) throw new Error(`Waited in vain for ${what}.`);
}
