import { io, type Socket } from 'socket.io-client';
import { Client } from './client.js';
import { quantile } from './median.js';
import { Server } from './server.js';

export interface LiveFigures {
  /** From a command's acknowledgement to the other tab having it, in ms. */
  spread: { tabs: number; p50: number; p99: number }[];
  idleTabKB: number;
}

const TABS_A_SESSION = 20;
const CHANGES_A_SECOND = 200;
const SECONDS = 5;
const IDLE_TABS = 5_000;
const WATCHED = { slices: { pay: 0 }, as: 'json' };

/** Each count of tabs with a server of its own, so that none pays for those before it. */
export async function live(script: string): Promise<LiveFigures> {
  const figures = [await spreadAt(script, 100), await spreadAt(script, 1_000)];
  return { spread: figures, idleTabKB: await idleTabKB(script) };
}

async function spreadAt(script: string, count: number) {
  return withTabs(script, count, async (_, sessions) => {
    const waits: number[] = [];
    const rounds = CHANGES_A_SECOND * SECONDS;
    const changes = Array.from({ length: rounds }, async (__, index) => {
      await due((index * 1000) / CHANGES_A_SECOND);
      waits.push(await spread(sessions[index % sessions.length]!, 10 + index));
    });
    await Promise.all(changes);
    return { tabs: count, p50: quantile(waits, 0.5), p99: quantile(waits, 0.99) };
  });
}

/** One tab changes; how long after its acknowledgement has another tab of its session that very change? */
async function spread([one, other]: Socket[], wage: number) {
  const had = new Promise<number>((resolve) => {
    const onChanged = ({ state }: { state: { wage: number } }) => {
      if (state.wage !== wage) return;
      other!.off('changed', onChanged);
      resolve(performance.now());
    };
    other!.on('changed', onChanged);
  });
  const { ok } = (await one!.emitWithAck('pay:set-wage', { wage })) as { ok: boolean };
  const acknowledged = performance.now();
  if (!ok) throw new Error(`A wage of ${wage} was refused.`);
  return Math.max(0, (await had) - acknowledged);
}

function idleTabKB(script: string) {
  return withTabs(script, IDLE_TABS, async (server, _, before) =>
    Promise.resolve(((server.residentMB - before) * 1024) / IDLE_TABS),
  );
}

async function withTabs<Result>(
  script: string,
  count: number,
  measure: (server: Server, sessions: Socket[][], residentMB: number) => Promise<Result>,
) {
  const server = await Server.start(script);
  const before = server.residentMB;
  const sessions: Socket[][] = [];
  try {
    while (sessions.length < count / TABS_A_SESSION) sessions.push(await openSession(server.url));
    return await measure(server, sessions, before);
  } finally {
    for (const socket of sessions.flat()) socket.disconnect();
    await server.stop();
  }
}

async function openSession(url: string) {
  const { headers } = await Client.begin(url);
  const sockets = Array.from({ length: TABS_A_SESSION }, () =>
    io(url, { transports: ['websocket'], forceNew: true, extraHeaders: headers }),
  );
  await Promise.all(sockets.map((socket) => socket.emitWithAck('watch', WATCHED)));
  return sockets;
}

const due = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
