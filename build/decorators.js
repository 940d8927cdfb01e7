import { transformFile } from '@swc/core';

/** Nest injects by the metadata of decorators. esbuild does not write it, swc does, file by file as in the tests. */
export const decorators = {
  name: 'decorators',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/](src|bench)[\\/].+\.ts$/ }, async ({ path }) => {
      const { code } = await transformFile(path, { sourceMaps: 'inline' });
      return { contents: withoutFetch(code), loader: 'js' };
    });
  },
};

/** A type of Express has the name of a class of Node's `fetch`, all of which Node loads when it is asked for the class. */
function withoutFetch(code) {
  return code.replace(/typeof (Request|Response) === "undefined" \? Object : \1/g, 'Object');
}
