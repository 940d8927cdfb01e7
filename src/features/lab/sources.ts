import { readFileSync } from 'node:fs';
import { SOURCES } from '../../paths.js';
import type { Place } from './evidence.js';

export const readSources = () =>
  JSON.parse(readFileSync(SOURCES, 'utf8')) as Record<string, string>;

export function linkTo({ file, says }: Place, sources: Record<string, string>) {
  const line = sources[file]!.split('\n').findIndex((text) => text.includes(says)) + 1;
  return {
    name: file.slice(file.lastIndexOf('/') + 1),
    href: `/lab/source?${new URLSearchParams({ file }).toString()}#L${line}`,
  };
}
