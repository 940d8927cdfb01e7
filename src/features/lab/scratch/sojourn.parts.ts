import { Refusal } from 'sojourn';
import type { Pause, State } from '../actor.js';
import type { ScenarioName, Who } from '../scenarios.js';
import type { Part } from '../stage.js';
import type { ScratchSession } from './scratch.session.js';
import type { SojournScratch } from './sojourn.scratch.js';

type Step = (session: ScratchSession) => Promise<State>;

/** Whatever a command reads and writes is one step, so there is nothing to load before. */
export function partsOf(
  scenario: ScenarioName,
  scratch: SojournScratch,
  key: string,
): Record<Who, Part> {
  const part = (verb: string, act: Step, door?: ScratchSession['door']): Part => ({
    steps: ['begin', verb, 'answer'],
    script: async (pause) => {
      const session = await scratch.find(key, door);
      await pause(await scratch.read(session));
      return acknowledged(act, session, pause);
    },
  });
  const add: Step = (session) => scratch.change(session, addOne);
  const adds = part('change', add);
  const looks = part('look', (session) => scratch.read(session));
  const ends = part('end', async (session) => {
    await scratch.end(session);
    return null;
  });
  const places = part('move', (session) => scratch.change(session, toOrders));
  const both: Record<ScenarioName, [Part, Part]> = {
    'lost-update': [adds, adds],
    'stale-socket': [adds, part('change', add, 'socket')],
    'read-writes-back': [adds, looks],
    revived: [adds, ends],
    'half-seen': [places, looks],
  };
  const [A, B] = both[scenario];
  return { A, B };
}

/** What was refused is not acknowledged. */
async function acknowledged(act: Step, session: ScratchSession, pause: Pause) {
  const answer = await act(session).catch((error: unknown) => {
    if (error instanceof Refusal && error.code === 'session-ended') return null;
    throw error;
  });
  await pause(answer);
  return answer;
}

const addOne = ({ count = 0 }) => ({ count: count + 1 });

const toOrders = ({ cart = 0, orders = 0 }) => ({ cart: 0, orders: orders + cart });
