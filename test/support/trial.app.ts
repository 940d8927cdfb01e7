import { afterEach, beforeAll } from '@jest/globals';
import { sharedApp, type Shared } from './shared.app.js';
import { increment, TrialModule, TrialScript } from './trial.js';

/** The app with the trial for the tests of a describe, each of which may set what its commands do. */
export function sharedTrial() {
  const stage = sharedApp({ modules: [TrialModule] }) as Shared & { script: TrialScript };
  beforeAll(() => {
    stage.script = stage.app.nest.get(TrialScript);
  });
  afterEach(() => {
    stage.script.change = increment;
  });
  return stage;
}
