import { ask } from '../../../browser/connection/connection.js';
import { refresh, sayCookieless } from '../../../browser/page/page.js';
import type { Arcade } from './pilot.js';

/** By the socket, or by HTTP where there is none yet: then the page is drawn anew to get one. */
export async function startRun() {
  const answer = await ask<Arcade>('arcade:start', {});
  if (answer?.state) return answer.state.run!;
  const headers = { Accept: 'application/json' };
  const response = await fetch('/arcade/start', { method: 'POST', headers });
  if (!response.ok) throw new Error(`Answered with ${response.status}.`);
  const { state } = (await response.json()) as { state: Arcade };
  void refresh().then(sayCookieless);
  return state.run!;
}
