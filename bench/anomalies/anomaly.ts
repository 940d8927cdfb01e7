import type { Column } from './columns.js';
import type { Peer } from './peer.js';

/** So many of how many are as they should be. */
interface Count {
  /** What became of them, such as "kept". */
  what: string;
  good: number;
  of: number;
  /** What else is to be known. */
  note?: string;
}

/** One row of the matrix: a case that is run against each library alone. */
export interface Anomaly {
  name: string;
  title: string;
  /** What is done and counted, in a sentence. */
  story: string;
  /** Why the case does not apply to a library, in a few words; undefined where it does. */
  exempt?: (column: Column) => string | undefined;
  run: (peer: Peer) => Promise<Count>;
}

/** Exempts what has no sockets. */
export const withoutSockets = ({ tab }: Column) => (tab ? undefined : 'has no sockets');

/** Does something so many times, one after the other. @returns how often it came to true */
export async function timesTrue(times: number, act: () => Promise<boolean>) {
  let good = 0;
  for (let time = 0; time < times; time++) if (await act()) good++;
  return good;
}

export const atOnce = <Result>(count: number, act: (index: number) => Promise<Result>) =>
  Promise.all(Array.from({ length: count }, (_, index) => act(index)));

/** Whoever refuses a change does not lose it. */
export function unacknowledged(answers: readonly boolean[]) {
  const refused = answers.filter((isAcknowledged) => !isAcknowledged).length;
  return refused > 0 && { note: `${refused} not acknowledged` };
}
