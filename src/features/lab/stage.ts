import type { Script, State } from './actor.js';
import type { Who } from './scenarios.js';

/** A request of a scenario, and what its steps are called. */
export interface Part {
  steps: readonly [string, string, string];
  script: Script;
}

/** A scratch session in one of the stores, and the two requests that meet in it. */
export interface Stage {
  parts: Record<Who, Part>;
  /** What the store holds of the session now, asked past both requests. */
  stored: () => Promise<State>;
}
