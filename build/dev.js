import { context } from 'esbuild';
import { rmSync } from 'node:fs';
import { AppRunner } from './app.runner.js';
import { browser } from './browser.js';
import { app, data, programs } from './server.js';
import { writeSources } from './sources.js';

const PARTS = [app, programs, data, browser];
const unbuilt = new Set(PARTS);
const runner = new AppRunner('dist/main.js');

const restart = (part) => ({
  name: 'restart',
  setup({ onEnd }) {
    onEnd(({ errors }) => {
      if (errors.length > 0) return;
      unbuilt.delete(part);
      if (unbuilt.size === 0) runner.restart();
    });
  },
});

const end = () => void runner.stop().then(() => process.exit());
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, end);
// A signal to npm ends the shell between npm and this process, which does not pass it on.
const { ppid } = process;
setInterval(() => ppid === process.ppid || end(), 500).unref();

rmSync('dist', { recursive: true, force: true });
await writeSources();
for (const part of PARTS) {
  const plugins = [...(part.plugins ?? []), restart(part)];
  const watched = await context({ ...part, plugins, logLevel: 'info' });
  await watched.watch();
}
