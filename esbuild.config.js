import { build } from 'esbuild';
import { writeFileSync } from 'node:fs';

// Node takes longer to find, read and compile the server's 1 400 modules one by one than for all else until its first page.
const { outputFiles } = await build({
  entryPoints: ['dist/main.js'],
  outfile: 'dist/main.js',
  write: false,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  sourcemap: true,
  sourcesContent: false,
  // The one has a binary beside it; the other is not installed, and Nest asks for it only where it is used.
  external: ['better-sqlite3', '@nestjs/microservices'],
  // What a package in CommonJS requires of Node itself.
  banner: {
    js: "import { createRequire as requireOf } from 'node:module'; const require = requireOf(import.meta.url);",
  },
});

for (const { path, text } of outputFiles) writeFileSync(path, inAscii(named(text)));

/** A class that names itself gets a `_` before its name, and Nest logs by the names of classes. To keep all names is slow. */
function named(text) {
  const name = 'static { Object.defineProperty(this, "name", { value: "$1" }); }';
  return text.replace(/= class _(\w+)((?: extends [\w.]+)?) \{/g, `= class _$1$2 { ${name}`);
}

/** One letter beyond Latin-1, of validator's patterns, and V8 would keep the whole file at two bytes a letter. */
function inAscii(text) {
  return text.replace(/[\u0080-\uffff]/g, escaped);
}

function escaped(letter) {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
