import { describe } from '@jest/globals';
import { spawnSync } from 'node:child_process';

/** Debian's own Python has Debian's Flask; the first one on the PATH may be another. */
const python = ['/usr/bin/python3', 'python3'].find(
  (name) => spawnSync(name, ['-c', 'import flask']).status === 0,
);

const MISSING = 'No Flask here, so cookies are not exchanged with it: apt install python3-flask';
if (!python && process.env.CI === 'true') throw new Error(MISSING);
if (!python) process.stderr.write(`${MISSING}\n`);

/** Describes what takes a real Flask. */
export const withFlask = python ? describe : describe.skip;

/** A session as Flask sees it: tagged, with the names of the Python types in it. */
interface Seen {
  tagged: Record<string, unknown>;
  kinds: string[];
}

interface Answer {
  made: (Seen & { cookie: string })[];
  read: Seen[];
}

/** Has a Flask app make cookies, or open its session of some. */
export function askFlask(request: {
  secret: string;
  count?: number;
  seed?: number;
  cookies?: string[];
}): Answer {
  const { status, stdout, stderr } = spawnSync(python!, ['test/support/flask_peer.py'], {
    input: JSON.stringify(request),
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (status !== 0) throw new Error(`Flask failed: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}
