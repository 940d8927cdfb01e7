import type { State } from './actor.js';

export const SCENARIOS = [
  'lost-update',
  'revived',
  'half-seen',
  'stale-socket',
  'read-writes-back',
] as const;
export type ScenarioName = (typeof SCENARIOS)[number];

export const STORES = ['stock', 'sojourn'] as const;
export type StoreName = (typeof STORES)[number];

export type Who = 'A' | 'B';

interface Verdict {
  expected: State;
  lost: number;
}

interface Scenario {
  initial: Record<string, number>;
  /** @param answers what each was answered; null for a refusal */
  judge: (stored: State, answers: Record<Who, State>) => Verdict;
}

export const SCENARIO: Record<ScenarioName, Scenario> = {
  'lost-update': { initial: { count: 0 }, judge: eachAddsOne },
  'stale-socket': { initial: { count: 0 }, judge: eachAddsOne },
  'read-writes-back': { initial: { count: 0 }, judge: onlyAAddsOne },
  revived: { initial: { count: 0 }, judge: isEnded },
  'half-seen': { initial: { cart: 1, orders: 0 }, judge: isOneThing },
};

function eachAddsOne(stored: State, { A, B }: Record<Who, State>) {
  return counted(stored, [A, B].filter(Boolean).length);
}

function onlyAAddsOne(stored: State, { A }: Record<Who, State>) {
  return counted(stored, A ? 1 : 0);
}

const counted = (stored: State, acknowledged: number) => ({
  expected: { count: acknowledged },
  lost: acknowledged - (stored?.count ?? 0),
});

/** The end is the change that is gone. */
function isEnded(stored: State) {
  return { expected: null, lost: stored ? 1 : 0 };
}

/** The thing is in the cart or in the orders at any time; B is told of both. */
function isOneThing(_: State, { B }: Record<Who, State>) {
  const told = (B?.cart ?? 0) + (B?.orders ?? 0);
  return { expected: { cart: 0, orders: 1 }, lost: 1 - told };
}
