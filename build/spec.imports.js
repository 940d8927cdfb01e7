import { build } from 'esbuild';
import { readdirSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { join } from 'node:path';

/** Jest's own, what has a binary, and what only few specs need: Jest finds these itself. */
export const APART = ['@jest/globals', '@redis/client', 'better-sqlite3'];

/** Of the packages that only specs import, those on Nest, whose Nest must be the app's, and those of many specs. */
const OF_SPECS = [
  '@nestjs/platform-fastify',
  '@nestjs/platform-socket.io',
  '@nestjs/testing',
  'fast-check',
];

/** What starts a process runs in one of its own, and the browser's part in a browser. */
const ELSEWHERE =
  /^src[\\/]((main|launch|app\.script|code\.cache|backup)\.ts|(browser|.+[\\/](page|browser))[\\/](?!.*spec\.ts))/;

export async function specImports() {
  const { metafile } = await build({
    stdin: {
      contents: roots()
        .map((path) => `import './${path}';`)
        .join('\n'),
      resolveDir: '.',
    },
    write: false,
    bundle: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    alias: { sojourn: './src/sojourn' },
  });
  const imports = Object.values(metafile.inputs).flatMap((input) => input.imports);
  const names = imports.filter(({ external }) => external).map(({ path }) => path);
  const packages = new Set([...names.filter(isPackage), ...OF_SPECS]);
  return [...Object.keys(metafile.inputs).filter(isSource), ...packages];
}

const roots = () =>
  readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => join('src', name))
    .filter((path) => path.endsWith('.ts') && !ELSEWHERE.test(path));

const isSource = (path) => path.startsWith('src/') && !path.endsWith('.spec.ts');

/** What only a type was taken of stands there as it was written. */
const isPackage = (name) =>
  /^(?!node:|sojourn)[@a-z]/.test(name) && ![...APART, ...builtinModules].includes(name);
