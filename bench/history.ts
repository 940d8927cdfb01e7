import Database from 'better-sqlite3';
import { Load, LOADS } from './load.js';
import { median } from './median.js';
import { SOJOURN } from './patterns.js';
import { Server } from './server.js';
import { socketRound } from './socket.load.js';

const ROUNDS = 5;
const SECONDS = 2;

/** Per cent of the writes a second. */
export interface HistoryCost {
  http: number;
  socket: number;
}

export async function historyCost(): Promise<HistoryCost> {
  const servers = [await Server.start(SOJOURN.script), await Server.start(SOJOURN.script)] as const;
  try {
    const [full, bare] = servers;
    keepNone(bare);
    const loads = [await Load.on(full), await Load.on(bare)] as const;
    const http = (load: Load) =>
      load.run(() => LOADS.command, SECONDS).then(({ perSecond }) => perSecond);
    return { http: await cost(loads, http), socket: await cost(servers, socketRound) };
  } finally {
    for (const server of servers) await server.stop();
  }
}

function keepNone({ databaseFile }: Server) {
  const db = new Database(databaseFile);
  db.exec('CREATE TRIGGER none BEFORE INSERT ON history BEGIN SELECT RAISE(IGNORE); END');
  db.close();
}

/** The first round only warms up. */
async function cost<Loaded>(
  [full, bare]: readonly [Loaded, Loaded],
  perSecond: (loaded: Loaded) => Promise<number>,
) {
  const parts: number[] = [];
  for (let round = 0; round <= ROUNDS; round++)
    parts.push((await perSecond(full)) / (await perSecond(bare)));
  return 100 * (1 - median(parts.slice(1)));
}
