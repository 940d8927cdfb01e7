import { build } from 'esbuild';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';

export async function writeSources() {
  const files = await evidenceFiles();
  const texts = files.map((file) => [file, readFileSync(file, 'utf8')]);
  mkdirSync('dist', { recursive: true });
  writeFileSync('dist/sources.json', JSON.stringify(Object.fromEntries(texts)));
}

async function evidenceFiles() {
  const entryPoints = ['src/features/lab/evidence.ts'];
  const { outputFiles } = await build({ entryPoints, write: false, format: 'esm' });
  const script = encodeURIComponent(outputFiles[0].text);
  const { EVIDENCE } = await import(`data:text/javascript,${script}`);
  const places = Object.values(EVIDENCE).flatMap(({ lines, test }) => [lines, test]);
  return [...new Set(places.map(({ file }) => file))];
}
