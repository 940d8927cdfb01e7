import { afterAll, beforeAll } from '@jest/globals';
import { newDataDir } from './app.js';
import { AppProcess } from './process.js';

interface Restarted {
  dataDir: string;
  server: AppProcess;
  /** Starts it again, in its folder and on its port. */
  start: () => Promise<void>;
}

/** A server for the tests of a describe that they may stop and start again. */
export function restartedServer() {
  const dataDir = newDataDir();
  const start = async (env: { PORT?: string } = {}) => {
    stage.server = await AppProcess.start({ DATA_DIR: dataDir, ...env });
  };
  const stage = {
    dataDir,
    start: () => start({ PORT: new URL(stage.server.url).port }),
  } as Restarted;
  beforeAll(() => start());
  afterAll(() => stage.server.stop());
  return stage;
}
