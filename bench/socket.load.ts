import { io, type Socket } from 'socket.io-client';
import { Client } from './client.js';
import { CLIENTS } from './load.js';
import { median } from './median.js';
import { SOJOURN } from './patterns.js';
import type { Server } from './server.js';

const ROUNDS = 5;
const SECONDS = 2;
/** In two seconds a socket may send 800 (src/sojourn/session/limits.ts), so each round has sockets of its own. */
const EVENTS_AT_MOST = 750;

/** @returns changes a second */
export async function socketWrites(server: Server) {
  const rounds: number[] = [];
  while (rounds.length < ROUNDS) rounds.push(await socketRound(server));
  return median(rounds);
}

export async function socketRound({ url }: Server) {
  const tabs = await Promise.all(Array.from({ length: CLIENTS }, () => open(url)));
  const begun = performance.now();
  const counts = await Promise.all(tabs.map((tab) => write(tab, begun + SECONDS * 1_000)));
  const seconds = (performance.now() - begun) / 1_000;
  for (const tab of tabs) tab.disconnect();
  return counts.reduce((sum, count) => sum + count) / seconds;
}

async function open(url: string) {
  const { headers } = await Client.begin(url);
  const tab = io(url, { transports: ['websocket'], forceNew: true, extraHeaders: headers });
  await SOJOURN.watch(tab);
  return tab;
}

async function write(tab: Socket, until: number) {
  let count = 0;
  while (performance.now() < until && count < EVENTS_AT_MOST)
    await SOJOURN.change(tab, 20 + ++count / 10);
  return count;
}
