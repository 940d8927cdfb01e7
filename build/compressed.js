import { readFile, writeFile } from 'node:fs/promises';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** As small as they get: this is done once, not at each request. */
export const compressed = {
  name: 'compressed',
  setup({ onEnd }) {
    onEnd(async ({ metafile }) => {
      const paths = Object.keys(metafile?.outputs ?? {}).filter((path) => !path.endsWith('.map'));
      await Promise.all(paths.map(compress));
    });
  },
};

async function compress(path) {
  const bytes = await readFile(path);
  await writeFile(`${path}.br`, brotliCompressSync(bytes));
  await writeFile(`${path}.gz`, gzipSync(bytes, { level: 9 }));
}
