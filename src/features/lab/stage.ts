import type { Script, State } from './actor.js';
import type { Who } from './scenarios.js';

export interface Part {
  steps: readonly [string, string, string];
  script: Script;
}

export interface Stage {
  parts: Record<Who, Part>;
  /** What the store holds of the session now, asked past both requests. */
  stored: () => Promise<State>;
}
