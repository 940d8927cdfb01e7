import { jsonDiff, type DiffStep } from './json.diff.js';

type List = readonly unknown[];

export function diffOfLists(before: List, after: List, path: string): DiffStep[] {
  const [from, to] = [before.map(keyOf), after.map(keyOf)];
  if (isSameOrder(from, to)) return diffByKey(before, after, from, to, path);
  if (before.length === after.length)
    return after.flatMap((item, index) => jsonDiff(before[index], item, `${path}/${index}`));
  return [{ op: 'replace', path, value: after, was: before }];
}

function diffByKey(before: List, after: List, from: string[], to: string[], path: string) {
  const [was, is] = [new Map(zip(from, before)), new Set(to)];
  const steps: DiffStep[] = [];
  // From the end, so that the places of those before it stay as they are.
  for (let index = from.length - 1; index >= 0; index--)
    if (!is.has(from[index]!))
      steps.push({ op: 'remove', path: `${path}/${index}`, was: before[index] });
  for (const [index, key] of to.entries())
    if (was.has(key)) steps.push(...jsonDiff(was.get(key), after[index], `${path}/${index}`));
    else steps.push({ op: 'add', path: `${path}/${index}`, value: after[index] });
  return steps;
}

/** Whether all have keys of their own, and those that stay are in the order they were in. */
function isSameOrder(from: string[], to: string[]) {
  const [was, is] = [new Set(from), new Set(to)];
  if (was.size < from.length || is.size < to.length) return false;
  const stayed = to.filter((key) => was.has(key));
  const left = from.filter((key) => is.has(key));
  return (
    (left.length > 0 || from.length * to.length === 0) &&
    left.every((key, index) => key === stayed[index])
  );
}

function keyOf(item: unknown) {
  const { id } = (item ?? {}) as { id?: unknown };
  return typeof id === 'string' ? id : JSON.stringify(item);
}

const zip = (keys: string[], items: List) => keys.map((key, index) => [key, items[index]] as const);
