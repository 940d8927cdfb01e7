import { loadavg } from 'node:os';
import { arcade } from './arcade.js';
import { commitAlone } from './commit.js';
import { firstLoads } from './first.load.js';
import { bySize, byStoredSessions } from './growth.js';
import { historyCost } from './history.js';
import { acrossProcesses, live } from './live.js';
import { LOADS, type Kind } from './load.js';
import { lostBySojourn, lostBySojournSockets, lostByStock, lostByStockSockets } from './lost.js';
import { SOJOURN, STOCK } from './patterns.js';
import { apps, APPS, installPeers, startAll } from './peers.js';
import { idlePercent, restingMB, startMs } from './rest.js';
import { write, type Results } from './results.js';
import { compare, type Comparison } from './rounds.js';
import { socketWrites } from './socket.load.js';

installPeers();
const [othersLoad = 0] = loadavg();
for (const app of Object.keys(APPS))
  if (!(apps() as string[]).includes(app))
    console.log(`${app} is left out: apt install python3-flask gunicorn.`);

const start = await step('the start', () => startMs(SOJOURN.script));
const servers = await startAll();
const [sojourn, stock] = [servers.get('Sojourn')!, servers.get('stock')!];
try {
  const rest = {
    startMs: start,
    restMB: await step('memory at rest', () => restingMB(sojourn)),
    idlePercent: await step('an idle process', () => idlePercent(sojourn)),
    firstLoads: await step('first loads', () => firstLoads(sojourn)),
  };
  const loads = {} as Record<Kind, Comparison>;
  for (const kind of Object.keys(LOADS) as Kind[])
    loads[kind] = await step(`requests: ${kind}`, () => compare(servers, kind));
  const bySocket = await step('socket commands', () => socketWrites(sojourn));
  const lost = await step('what is lost', async () => ({
    lost: { sojourn: await lostBySojourn(sojourn.url), stock: await lostByStock(stock.url) },
    lostBySocket: {
      sojourn: await lostBySojournSockets(sojourn.url),
      stock: await lostByStockSockets(stock.url),
    },
  }));
  const games = await step('games', () => arcade(sojourn.url));
  const after: Omit<Results, keyof typeof rest | keyof typeof lost> = {
    loads,
    bySocket,
    arcade: games,
    commit: commitAlone(),
    live: {
      sojourn: await step('pushes', () => live(SOJOURN)),
      // As in Socket.IO's example, the stock app cuts a tab whose session it fails to load; then it is measured anew.
      stock: await step('pushes of the stock app', () => live(STOCK).catch(() => live(STOCK))),
    },
    across: await step('pushes to another process', () => acrossProcesses(SOJOURN)),
    history: await step('the history', historyCost),
    stored: await step('stored sessions', byStoredSessions),
    sizes: await step('slices by their size', bySize),
    othersLoad,
  };
  write({ ...rest, ...lost, ...after });
} finally {
  await Promise.all([...servers.values()].map((server) => server.stop()));
}

async function step<Result>(what: string, measure: () => Result | Promise<Result>) {
  const begun = performance.now();
  console.log(`Measuring ${what} …`);
  const result = await measure();
  console.log(`  took ${Math.round((performance.now() - begun) / 1_000)} s`);
  return result;
}
