import { defineSlice, shape } from 'sojourn';
import { counted } from '../words.js';
import { scoreOf, type Game } from './jetman.js';

/** Times in milliseconds since 1970. */
export interface Run {
  id: string;
  startedAt: number;
  heardAt: number;
  /** Nobody steered it for too long, or another was started. */
  isOver: boolean;
  /** The ticks of the switches of the last second. */
  switches: number[];
  game: Game;
}

export interface ArcadeStored {
  best: number;
  runs: number;
  run: Run | null;
}

interface RunShown {
  id: string;
  seed: number;
  status: 'flying' | 'crashed';
  tick: number;
  score: number;
}

export interface ArcadeState {
  best: number;
  runs: number;
  run: RunShown | null;
}

export const Arcade = defineSlice<ArcadeStored, ArcadeState>({
  name: 'arcade',
  keep: 'session',
  initial: { best: 0, runs: 0, run: null },
  words: ({ runs }) => (runs > 0 ? counted(runs, 'game') : undefined),
  schema: shape.record({
    best: shape.count,
    runs: shape.count,
    run: shape.nullable(
      shape.record({
        id: shape.text,
        seed: shape.count,
        status: shape.oneOf(['flying', 'crashed']),
        tick: shape.count,
        score: shape.count,
      }),
    ),
  }),
  view: ({ best, runs, run }) => ({ best, runs, run: run && shown(run) }),
  beside: ({ best, run: seen }, { run }) => ({
    scene: run && sceneOf(run.game, seen!, best),
    chain: run?.game.chain,
  }),
  pushesPerSecond: 10,
  rank: ({ best }) => best,
  dueAt: ({ run }) => (run && isFlying(run) ? silentAt(run) + 1 : null),
  undoable: false,
});

const SILENCE_MS = 60_000;

export const silentAt = ({ heardAt }: Run) => heardAt + SILENCE_MS;

export const isFlying = (run: Run) => !run.isOver && !run.game.crashed;

function shown(run: Run): RunShown {
  const { seed, tick } = run.game;
  const status = isFlying(run) ? 'flying' : 'crashed';
  return { id: run.id, seed, status, tick, score: scoreOf(run.game) };
}

/** JSON takes five times as long over an object that was spread. */
function sceneOf(game: Game, { id, seed, status, tick, score }: RunShown, best: number) {
  const { x, y, vy, thrust, gem, chain, points } = game;
  return JSON.stringify({
    id,
    seed,
    status,
    tick,
    score,
    best,
    x,
    y,
    vy,
    thrust,
    gem,
    chain,
    points,
  });
}
