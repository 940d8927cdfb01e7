import { execFileSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { open } from './chromium.js';

const BUILT = 'dist/specs/app.js';
const SOURCES = ['src', 'views', 'build', 'package-lock.json'];

/** Builds what specs import of the app, if anything has changed since, and has a browser ready for them. */
export default async function setUp() {
  if (timeOf(BUILT) < Math.max(...SOURCES.flatMap(within).map(timeOf)))
    execFileSync(process.execPath, ['build/specs.js'], { stdio: 'inherit' });
  process.env.TEST_BROWSER = await open();
}

/** Folders as well: that a file is gone is known by the time of its folder alone. */
function within(root) {
  if (statSync(root).isFile()) return [root];
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return [root, ...names.map((name) => join(root, name))];
}

const timeOf = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
