import { expect } from '@jest/globals';
import type { TestApp } from './app.js';
import { kept, ownerOf } from './kept.js';

/** A visitor with a session, the cookies a thief may have copied, and what is kept of it from now on. */
export async function begunSession(app: TestApp) {
  const { visitor, cookies } = await app.begun();
  await visitor.send('/pay/set-wage', { wage: 30 }).set('Idempotency-Key', 'one').expect(200);
  const key = await ownerOf(app, cookies);
  const rows = () => kept(app, key);
  expect(await rows()).toEqual({ owners: 1, slices: 2, commands: 1, sessions: 1 });
  return { visitor, cookies, rows };
}
