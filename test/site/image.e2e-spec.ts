import { it } from '@jest/globals';
import { cpSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newDataDir } from '../support/app.js';
import { AppProcess } from '../support/process.js';

/** What the Dockerfile copies into the image. */
const copied = () =>
  [...readFileSync('Dockerfile', 'utf8').matchAll(/^COPY --from=build \/app\/(\S+) /gm)].map(
    ([, path]) => path!,
  );

it('starts and serves from nothing but what the image holds', async () => {
  const folder = newDataDir();
  for (const path of copied()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(path, join(folder, path), { recursive: true });
  }

  const app = AppProcess.launch({ DATA_DIR: newDataDir() }, ['env', '-C', folder]);
  await app.listens();

  for (const path of ['/', '/flight', '/currency', '/health/ready'])
    await app.visitor().page(path).expect(200);
  await app.stop();
  rmSync(folder, { recursive: true });
});
