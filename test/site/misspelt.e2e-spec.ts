import { expect, it } from '@jest/globals';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';

it('warns at the start of a variable that is none, names the nearest, and not its value', async () => {
  const app = await AppProcess.start({
    DATA_DIR: newDataDir(),
    SESSION_IDLE: '5',
    SESSION_MANAGER: 'local/desktop',
  });
  await app.stop();

  const warnings = app.lines.filter((line) => line.includes('is no setting'));
  expect(warnings).toEqual([expect.stringContaining('SESSION_IDLE is no setting')]);
  expect(warnings[0]).toContain('SESSION_IDLE_SECONDS');
});

it('says so, too, where the start fails for want of it', async () => {
  const app = AppProcess.launch({
    DATA_DIR: newDataDir(),
    NODE_ENV: 'production',
    SESSION_SECRETS: 'a secret that is long enough, and misnamed',
  });

  expect(await app.ended()).toBe(1);
  expect(app.output).toContain('SESSION_SECRETS is no setting');
  expect(app.output).not.toContain('misnamed');
});
