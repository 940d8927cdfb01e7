import { writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';

export const manifest = {
  name: 'manifest',
  setup({ initialOptions: { outdir }, onEnd }) {
    onEnd(async ({ metafile }) => {
      if (!metafile) return;
      const entries = Object.entries(metafile.outputs).filter(([, { entryPoint }]) => entryPoint);
      const named = entries.map(([path, output]) => [
        basename(output.entryPoint),
        files(path, output),
      ]);
      const text = JSON.stringify(Object.fromEntries(named), null, 2);
      await writeFile(join(outdir, '../manifest.json'), text);
    });
  },
};

const files = (path, { imports }) => ({
  file: basename(path),
  imports: imports.map((imported) => basename(imported.path)),
});
