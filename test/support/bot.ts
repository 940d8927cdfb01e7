import {
  newGame,
  scoreOf,
  step,
  type Game,
  type Switch,
} from '../../src/features/arcade/jetman.js';
import type { TestApp } from './app.js';
import type { Tab } from './tab.js';

/** How often the bot makes up its mind, and how far it looks ahead. */
const STRIDE = 6;
const STRIDES_AHEAD = 12;
const WIDTH = 12;

export interface RunState {
  best: number;
  runs: number;
  run: { id: string; seed: number; status: string; tick: number; score: number };
}

interface Plan {
  game: Game;
  first: boolean;
}

/** Whether to thrust for the next six ticks: a beam search through the game itself. */
function decide(game: Game): boolean {
  let plans: Plan[] = [true, false].map((first) => ({ game: stride(game, first), first }));
  let last = plans;
  for (let ahead = 1; ahead < STRIDES_AHEAD; ahead++) {
    plans = plans.filter((plan) => !plan.game.crashed);
    if (plans.length === 0) break;
    last = plans = widest(plans.flatMap(both));
  }
  return last.toSorted((a, b) => worth(b) - worth(a))[0]!.first;
}

const both = ({ game, first }: Plan): Plan[] =>
  [true, false].map((thrust) => ({ game: stride(game, thrust), first }));

function stride(game: Game, thrust: boolean) {
  let next = game;
  for (let tick = 0; tick < STRIDE; tick++) next = step(next, thrust);
  return next;
}

/** The best of each place and speed. */
function widest(plans: Plan[]) {
  const places = new Map<string, Plan>();
  for (const plan of plans.toSorted((a, b) => worth(a) - worth(b)))
    places.set(`${plan.game.y >> 11} ${plan.game.vy >> 8}`, plan);
  return [...places.values()].toSorted((a, b) => worth(b) - worth(a)).slice(0, WIDTH);
}

const worth = ({ game }: Plan) => (game.crashed ? game.tick - 1e6 : scoreOf(game));

/** Plays one game over a socket, as a page does: ten times a second, until it is enough or crashes. */
export async function play(app: TestApp, tab: Tab, isEnough: (game: Game) => boolean) {
  const { state } = await tab.call<RunState>('arcade:start', {});
  const { id, seed } = state!.run;
  let game = newGame(seed);
  let last = state!;
  while (!isEnough(game) && !game.crashed) {
    const inputs: Switch[] = [];
    const thrust = decide(game);
    if (thrust !== game.thrust) inputs.push({ tick: game.tick, thrust });
    game = stride(game, thrust);
    app.clock.pass(100);
    const answer = await tab.call<RunState>('arcade:steer', { run: id, tick: game.tick, inputs });
    if (!answer.ok) throw new Error(`Refused: ${answer.error!.message}`);
    last = answer.state!;
  }
  return { game, state: last };
}
