import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

// Its profile leaves out CommonJS, since it does not know Node's `require` of ES modules: the stranger's app of Nest 11 does.
it('is packed so that publint and Are The Types Wrong find nothing', async () => {
  const { stdout } = await run('npm', ['run', 'lint:package']);

  expect(stdout).toContain('All good!');
}, 300_000);
