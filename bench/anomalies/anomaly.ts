import type { Column } from './columns.js';
import type { Peer } from './peer.js';

interface Count {
  /** What became of them, such as "kept". */
  what: string;
  good: number;
  of: number;
  note?: string;
}

export interface Anomaly {
  name: string;
  title: string;
  story: string;
  /** Why the case does not apply to a library, in a few words; undefined where it does. */
  exempt?: (column: Column) => string | undefined;
  run: (peer: Peer) => Promise<Count>;
}

export const withoutSockets = ({ tab }: Column) => (tab ? undefined : 'has no sockets');

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
