export const AT_ONCE = 50;

export interface Race {
  kept: number;
  of: number;
  ms: number;
  /** What each answer said the counter is, in the order they came. */
  told: number[];
}

/** Adds one before and one after as well, to see what the changes came to. */
export async function race(add: () => Promise<number>): Promise<Race> {
  const before = await add();
  const begunAt = performance.now();
  const told: number[] = [];
  const each = async () => void told.push(await add());
  await Promise.all(Array.from({ length: AT_ONCE }, each));
  const ms = Math.round(performance.now() - begunAt);
  return { kept: (await add()) - before - 1, of: AT_ONCE, ms, told };
}

/** Which answers said what another had said before: only one of them can be true. */
export function lies(told: readonly number[]) {
  const said = new Set<number>();
  return told.map((count) => said.size === said.add(count).size);
}
