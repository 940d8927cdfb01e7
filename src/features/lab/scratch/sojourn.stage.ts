import type { SessionService } from 'sojourn';
import { SCENARIO, type ScenarioName } from '../scenarios.js';
import type { Stage } from '../stage.js';
import { ScratchSession } from './scratch.session.js';
import { partsOf } from './sojourn.parts.js';
import { SojournScratch } from './sojourn.scratch.js';

export async function useSojourn<Result>(
  sessions: SessionService,
  scenario: ScenarioName,
  use: (stage: () => Promise<Stage>) => Promise<Result>,
) {
  const opened: ScratchSession[] = [];
  try {
    return await use(() => stageOf(new SojournScratch(sessions, scenario, opened), scenario));
  } finally {
    for (const session of opened) await sessions.end(session);
  }
}

async function stageOf(scratch: SojournScratch, scenario: ScenarioName): Promise<Stage> {
  const { initial } = SCENARIO[scenario];
  const key = await scratch.begin(initial);
  return { parts: partsOf(scenario, scratch, key), stored: () => scratch.stored(key) };
}
