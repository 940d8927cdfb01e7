import { diffOfLists } from './list.diff.js';

/** A step of a JSON Patch (RFC 6902), with the value that was there before it. */
export interface DiffStep {
  op: 'add' | 'remove' | 'replace';
  path: string;
  value?: unknown;
  was?: unknown;
}

/**
 * Not a library's: those compare each item of a list with each, which takes seconds for long lists.
 * @example jsonDiff({ wage: 30 }, { wage: 32 }) // [{ op: 'replace', path: '/wage', value: 32, was: 30 }]
 */
export function jsonDiff(before: unknown, after: unknown, path = ''): DiffStep[] {
  if (Object.is(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return diffOfLists(before, after, path);
  if (isObject(before) && isObject(after)) return diffOfObjects(before, after, path);
  return [{ op: 'replace', path, value: after, was: before }];
}

type JsonObject = Record<string, unknown>;

function diffOfObjects(before: JsonObject, after: JsonObject, path: string) {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].flatMap((name) => diffOfField(before, after, name, `${path}/${token(name)}`));
}

function diffOfField(
  before: JsonObject,
  after: JsonObject,
  name: string,
  path: string,
): DiffStep[] {
  if (!Object.hasOwn(after, name)) return [{ op: 'remove', path, was: before[name] }];
  if (!Object.hasOwn(before, name)) return [{ op: 'add', path, value: after[name] }];
  return jsonDiff(before[name], after[name], path);
}

const token = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
