import { Actor, type State } from './actor.js';
import { SCENARIO, type ScenarioName, type Who } from './scenarios.js';
import type { Stage } from './stage.js';

/** How long one step may take; real ones take a few milliseconds. */
const STEP_LIMIT_MS = 5_000;

export async function runSchedule(scenario: ScenarioName, stage: Stage, order: string) {
  const actors = { A: new Actor(stage.parts.A.script), B: new Actor(stage.parts.B.script) };
  const names = { A: stage.parts.A.steps.values(), B: stage.parts.B.steps.values() };
  const answers: Record<Who, State> = { A: null, B: null };
  const steps = [];
  for (const who of order as Iterable<Who>) {
    const sees = await inTime(actors[who].step());
    answers[who] = sees;
    steps.push({ who, step: names[who].next().value!, sees, stored: await stage.stored() });
  }
  const stored = await stage.stored();
  const { expected, lost } = SCENARIO[scenario].judge(stored, answers);
  return { steps, outcome: { expected, stored, lost } };
}

function inTime<Result>(step: Promise<Result>) {
  const { promise, reject } = withReject();
  const timer = setTimeout(
    () => reject(new Error('A step of the lab took too long.')),
    STEP_LIMIT_MS,
  );
  return Promise.race([step, promise]).finally(() => clearTimeout(timer));
}

function withReject() {
  let reject!: (error: Error) => void;
  const promise = new Promise<never>((_, fail) => (reject = fail));
  return { promise, reject };
}
