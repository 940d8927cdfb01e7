import type { Cell } from '../../src/features/lab/anomalies.js';
import type { Anomaly } from './anomaly.js';
import type { Column } from './columns.js';
import { Peer } from './peer.js';

export async function runCell({ exempt, run }: Anomaly, column: Column): Promise<Cell> {
  const reason = exempt?.(column);
  if (reason) return { column: column.name, holds: null, says: reason };
  const peer = await Peer.start(column);
  try {
    const { what, good, of, note } = await run(peer);
    const says = [`${what} ${good} of ${of}`, note].filter(Boolean).join('; ');
    return { column: column.name, holds: good === of, says };
  } finally {
    await peer.stop();
  }
}
