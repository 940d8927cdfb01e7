import { SCENARIO, type ScenarioName, type Who } from '../scenarios.js';
import type { Part, Stage } from '../stage.js';
import { StockApp } from './stock.app.js';
import { addOne, end, look, placeOrder, type Handler } from './stock.handlers.js';
import { addOneBySocket, openSockets } from './stock.socket.js';

export async function useStock<Result>(
  dataDir: string,
  scenario: ScenarioName,
  use: (stage: () => Promise<Stage>) => Promise<Result>,
) {
  const app = await StockApp.open(dataDir, scenario === 'read-writes-back');
  const sockets = openSockets(app.http, app.sessions.middleware);
  try {
    return await use(() => stageOf(app, scenario));
  } finally {
    await sockets.close();
    await app.close();
  }
}

async function stageOf(app: StockApp, scenario: ScenarioName): Promise<Stage> {
  const { sid, cookie } = await app.begin(SCENARIO[scenario].initial);
  const [A, B] = partsOf(app, cookie)[scenario];
  return { parts: { A, B }, stored: () => app.stored(sid) };
}

function partsOf(app: StockApp, cookie: string): Record<ScenarioName, [Part, Part]> {
  const part = (who: Who, steps: Part['steps'], handler: Handler): Part => ({
    steps,
    script: (pause) => app.send(who, cookie, handler, pause),
  });
  const adds = part('A', ['load', 'change', 'save'], addOne);
  const looks = part('B', ['load', 'look', 'answer'], look);
  const tab: Part = {
    steps: ['connect', 'change', 'save'],
    script: (pause) => addOneBySocket(app.url, cookie, pause),
  };
  return {
    'lost-update': [adds, part('B', ['load', 'change', 'save'], addOne)],
    'stale-socket': [adds, tab],
    'read-writes-back': [adds, part('B', ['load', 'look', 'save'], look)],
    revived: [adds, part('B', ['load', 'end', 'answer'], end)],
    'half-seen': [part('A', ['load', 'take out', 'put in'], placeOrder), looks],
  };
}
