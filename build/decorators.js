import { transformFile } from '@swc/core';

/** Nest injects by the metadata of decorators. esbuild does not write it, swc does, file by file as in the tests. */
export const decorators = {
  name: 'decorators',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|bench)[\\/].+\.ts$/ }, async ({ path }) => {
      const { code } = await transformFile(path, { sourceMaps: 'inline' });
      return { contents: code, loader: 'js' };
    });
  },
};
