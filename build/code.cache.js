import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Starts the built app and asks it for a page: what V8 compiles for that, no later start need compile. */
export async function writeCodeCache() {
  const dataDir = mkdtempSync(join(tmpdir(), 'code-cache-'));
  const env = { PATH: process.env.PATH, PORT: '0', DATA_DIR: dataDir };
  const stdio = ['ignore', 'pipe', 'inherit'];
  const app = spawn(process.execPath, ['dist/code.cache.js'], { env, stdio });
  try {
    await askForPage(app);
    app.kill();
    await once(app, 'exit');
  } finally {
    app.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function askForPage(app) {
  const [words] = await Promise.race([once(app.stdout, 'data'), once(app, 'exit')]);
  const [url] = /http:\/\/[\d.:]+/.exec(words) ?? [];
  if (!url) throw new Error('The app was built, and does not start.');
  await (await fetch(`${url}/pay`)).text();
}
