import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

const MODULES = resolve('test/runner/modules.js');

export async function writeStubs(modules, folder) {
  for (const name of Object.keys(modules)) {
    const file = join(folder, `${name}.mjs`);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, stub(name, Object.keys(await modules[name]())));
  }
}

const stub = (name, exported) => `
  import { modules } from ${JSON.stringify(MODULES)};
  const module = await modules[${JSON.stringify(name)}]();
  export const { ${exported.filter(isNamed).join(', ')} } = module;
  export default module.default;
`;

const isNamed = (word) => word !== 'default' && /^[\w$]+$/.test(word);
