import { setTimeout as pause } from 'node:timers/promises';
import { median } from './median.js';
import { Server } from './server.js';

const STARTS = 5;
const SECONDS_AT_MOST = 20;
const IDLE_SECONDS = 10;

/** @returns the median of five starts, each until its first page */
export async function startMs(script: string) {
  const starts: number[] = [];
  while (starts.length < STARTS) starts.push(await oneStartMs(script));
  return median(starts);
}

async function oneStartMs(script: string) {
  const begun = performance.now();
  const server = await Server.start(script);
  await firstPage(server);
  const taken = performance.now() - begun;
  await server.stop();
  return taken;
}

/** @returns its memory once a second goes by without a change of 1 MB */
export async function restingMB(server: Server) {
  await firstPage(server);
  let before = server.residentMB;
  for (let second = 0; second < SECONDS_AT_MOST; second++) {
    await pause(1_000);
    const now = server.residentMB;
    if (Math.abs(now - before) < 1) return now;
    before = now;
  }
  throw new Error(`Waited in vain for the memory of ${server.url} to come to rest.`);
}

/** Per cent of one processor, of a server that only looks whether others have committed anything. */
export async function idlePercent(server: Server) {
  const before = server.processorMs;
  await pause(IDLE_SECONDS * 1_000);
  return (server.processorMs - before) / (IDLE_SECONDS * 10);
}

async function firstPage({ url }: Server) {
  const response = await fetch(`${url}/pay`);
  await response.text();
}
