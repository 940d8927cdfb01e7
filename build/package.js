import { spawnSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { bundledModule } from './bundled.js';

rmSync('dist/package', { recursive: true, force: true });
const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
const { status } = spawnSync(process.execPath, [tsc, '-p', 'tsconfig.package.json'], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
if (status === 0) await bundle();

async function bundle() {
  writeFileSync('dist/package/pages/bundled.js', await bundledModule());
}
