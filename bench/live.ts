import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { Client } from './client.js';
import { latency, type Latency } from './latency.js';
import type { Pattern } from './patterns.js';
import { Server } from './server.js';

export interface LiveFigures {
  /** From a command's acknowledgement to the other tab having it, in ms. */
  spread: (Latency & { tabs: number })[];
  idleTabKB: number;
  /** With all of them open. */
  tabsMB: number;
}

const TABS_A_SESSION = 20;
const CHANGES_A_SECOND = 200;
const SECONDS = 5;
/** Only what comes after the first is measured: these bring the server's heap to its working size. */
const FIRST_TABS = 1_000;
const IDLE_TABS = 5_000;

/** Each count of tabs with a server of its own, so that none pays for those before it. */
export async function live(pattern: Pattern): Promise<LiveFigures> {
  const figures = [await spreadAt(pattern, 100), await spreadAt(pattern, 1_000)];
  return { spread: figures, ...(await idleTabs(pattern)) };
}

/** Of two processes on one file: the one tab is on the first, the other on the second. */
export const acrossProcesses = (pattern: Pattern) => spreadAt(pattern, 1_000, 2);

export async function spreadAt(
  pattern: Pattern,
  count: number,
  processes = 1,
  env: Record<string, string> = {},
) {
  return withTabs({ pattern, processes, env }, count, async (sessions) => {
    const waits: number[] = [];
    const rounds = CHANGES_A_SECOND * SECONDS;
    const changes = Array.from({ length: rounds }, async (__, index) => {
      await pause((index * 1000) / CHANGES_A_SECOND);
      waits.push(await spread(pattern, sessions[index % sessions.length]!, 10 + index));
    });
    await Promise.all(changes);
    return { tabs: count, ...latency(waits) };
  });
}

async function spread({ event, tells, change }: Pattern, [one, other]: Socket[], mark: number) {
  const had = new Promise<number>((resolve) => {
    const onPush = (pushed: unknown) => {
      if (!tells(pushed, mark)) return;
      other!.off(event, onPush);
      resolve(performance.now());
    };
    other!.on(event, onPush);
  });
  await change(one!, mark);
  const acknowledged = performance.now();
  return Math.max(0, (await had) - acknowledged);
}

export function idleTabs(
  pattern: Pattern,
  env: Record<string, string> = {},
  [first, all]: readonly [number, number] = [FIRST_TABS, IDLE_TABS],
) {
  return withTabs({ pattern, processes: 1, env }, first, async (sessions, servers) => {
    const [server] = servers as [Server];
    const before = server.residentMB;
    await openTabs(pattern, servers, sessions, all);
    const tabsMB = server.residentMB;
    return { tabsMB, idleTabKB: ((tabsMB - before) * 1024) / (all - first) };
  });
}

interface Place {
  pattern: Pattern;
  processes: number;
  env: Record<string, string>;
}

async function withTabs<Result>(
  { pattern, processes, env }: Place,
  count: number,
  measure: (sessions: Socket[][], servers: Server[]) => Promise<Result>,
) {
  const servers: Server[] = [];
  const sessions: Socket[][] = [];
  try {
    while (servers.length < processes)
      servers.push(await Server.start(pattern.script, servers[0], env));
    await openTabs(pattern, servers, sessions, count);
    return await measure(sessions, servers);
  } finally {
    for (const socket of sessions.flat()) socket.disconnect();
    for (const server of servers.toReversed()) await server.stop();
  }
}

async function openTabs(
  pattern: Pattern,
  servers: readonly Server[],
  sessions: Socket[][],
  count: number,
) {
  while (sessions.length < count / TABS_A_SESSION)
    sessions.push(await openSession(pattern, servers));
}

async function openSession({ watch }: Pattern, servers: readonly Server[]) {
  const { headers } = await Client.begin(servers[0]!.url);
  const sockets = Array.from({ length: TABS_A_SESSION }, (_, index) =>
    io(servers[index % servers.length]!.url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: headers,
    }),
  );
  await Promise.all(sockets.map(watch));
  return sockets;
}
