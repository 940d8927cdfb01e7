import { createHash } from 'node:crypto';
import type { Command } from './session.js';

/** The same for the same command and payload, whichever door it came by. */
export function fingerprint({ command, payload = {} }: Command) {
  const fields = Object.entries(payload).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([command, fields]))
    .digest('base64url');
}
