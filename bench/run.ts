import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { loadavg } from 'node:os';
import { arcade } from './arcade.js';
import { commitAlone } from './commit.js';
import { historyCost } from './history.js';
import { acrossProcesses, live } from './live.js';
import { lostBySojourn, lostBySojournSockets, lostByStock, lostByStockSockets } from './lost.js';
import { SOJOURN, STOCK } from './patterns.js';
import { print } from './report.js';
import { idlePercent, restingMB, startMs } from './rest.js';
import { compare } from './rounds.js';
import { Server } from './server.js';
import { socketWrites } from './socket.load.js';

installStock();
const [othersLoad = 0] = loadavg();
console.log('Measuring; this takes about four minutes.');
const start = await startMs(SOJOURN.script);
const [sojourn, stock] = await Promise.all([
  Server.start(SOJOURN.script),
  Server.start(STOCK.script),
]);
try {
  const restMB = await restingMB(sojourn);
  const idle = await idlePercent(sojourn);
  const load = await compare(sojourn, stock);
  const lost = { sojourn: await lostBySojourn(sojourn.url), stock: await lostByStock(stock.url) };
  const loadedMB = { sojourn: sojourn.residentMB, stock: stock.residentMB };
  const lostBySocket = {
    sojourn: await lostBySojournSockets(sojourn.url),
    stock: await lostByStockSockets(stock.url),
  };
  const bySocket = await socketWrites(sojourn);
  const games = await arcade(sojourn.url);
  const commit = commitAlone();
  const tabs = { sojourn: await live(SOJOURN), stock: await stockTabs().catch(stockTabs) };
  const history = await historyCost();
  const across = await acrossProcesses(SOJOURN);
  print({
    load,
    bySocket,
    idle,
    across,
    history,
    lost,
    startMs: start,
    restMB,
    loadedMB,
    lostBySocket,
    arcade: games,
    commit,
    live: tabs,
    othersLoad,
  });
} finally {
  await Promise.all([sojourn.stop(), stock.stop()]);
}

/** As in Socket.IO's example, the stock app cuts a tab whose session it fails to load; then it is measured anew. */
function stockTabs() {
  return live(STOCK);
}

/** Its own folder, so that nobody else needs to have its database driver compiled. */
function installStock() {
  if (existsSync('bench/stock/node_modules/.package-lock.json')) return;
  console.log('Installing the stock app; its database driver may need minutes to compile.');
  execFileSync('npm', ['ci', '--prefix', 'bench/stock'], { stdio: 'inherit' });
}
