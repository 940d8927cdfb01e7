import type { Anomaly } from './anomaly.js';
import { brokenRow } from './cases/broken-row.js';
import { halfSeen } from './cases/half-seen.js';
import { killed } from './cases/killed.js';
import { lostKeys } from './cases/lost-keys.js';
import { lostPush } from './cases/lost-push.js';
import { lostUpdate } from './cases/lost-update.js';
import { oldKey } from './cases/old-key.js';
import { revived } from './cases/revived.js';
import { servedAfterEnd } from './cases/served-after-end.js';
import { staleSocket } from './cases/stale-socket.js';
import { undoneByRead } from './cases/undone-by-read.js';

export const ANOMALIES: readonly Anomaly[] = [
  lostUpdate,
  lostKeys,
  revived,
  undoneByRead,
  staleSocket,
  servedAfterEnd,
  halfSeen,
  lostPush,
  killed,
  brokenRow,
  oldKey,
];
