import { readFileSync } from 'node:fs';

const REQUIREMENTS = readFileSync('bench/peers/requirements.txt', 'utf8');

export const versionsOf = (...names: string[]) => names.map((name) => `${name} ${versionOf(name)}`);

interface Lock {
  packages: Record<string, { version: string }>;
}

const LOCK = JSON.parse(readFileSync('bench/peers/package-lock.json', 'utf8')) as Lock;

function versionOf(name: string) {
  if (name === 'sojourn') return ownVersion();
  const [, python] = new RegExp(`^${name}==(.+)$`, 'm').exec(REQUIREMENTS) ?? [];
  return python ?? LOCK.packages[`node_modules/${name}`]!.version;
}

const ownVersion = () =>
  (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;
