import { build } from 'esbuild';

// Node takes longer to find, read and compile the server's 1 400 modules one by one than for all else until its first page.
await build({
  entryPoints: ['dist/main.js'],
  outfile: 'dist/main.js',
  allowOverwrite: true,
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
