import { statSync } from 'node:fs';

const PAGE_SCRIPT = 'src/browser/live.ts';
const CLIENT =
  /(^|\/)(src\/sojourn\/client|node_modules\/(socket\.io|engine\.io)-(client|parser)|node_modules\/@socket\.io)\//;

/** @param outputs of the metafile, as they were written, with `.br` beside */
export function pageSize({ outputs }) {
  const paths = withImports(outputs, entryOf(outputs));
  const inputs = paths.flatMap((path) => Object.entries(outputs[path].inputs));
  const ofClient = inputs.filter(([path]) => CLIENT.test(path));
  const all = sum(paths.map((path) => outputs[path].bytes));
  const brotli = sum(paths.map((path) => statSync(`${path}.br`).size));
  const client = sum(ofClient.map(([, { bytesInOutput }]) => bytesInOutput));
  return `page script ${kB(all)} (${kB(brotli)} brotli), of it sojourn/client with socket.io-client ${kB(client)}`;
}

const entryOf = (outputs) =>
  Object.keys(outputs).find((path) => outputs[path].entryPoint === PAGE_SCRIPT);

const withImports = (outputs, path) => [
  path,
  ...outputs[path].imports.flatMap((imported) => withImports(outputs, imported.path)),
];

const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);

const kB = (bytes) => `${Math.round(bytes / 1000)} kB`;
