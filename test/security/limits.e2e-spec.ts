import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loadConfig } from '../../src/config.js';
import { READ_RATE, SESSION_RATE } from '../../src/sojourn/commands/rate.limiter.js';
import { BACKLOG_LIMIT_BYTES } from '../../src/sojourn/live/backlog.limit.js';
import { CONNECTIONS_LIMIT, TABLESS_LIMIT } from '../../src/sojourn/live/connection.limiter.js';
import { TABS_LIMIT } from '../../src/sojourn/live/live.gateway.js';
import {
  PACKET_RATE,
  REFUSALS_BEFORE_CUT,
  SOCKET_RATE,
} from '../../src/sojourn/live/socket.limiter.js';
import { TABLESS_MS } from '../../src/sojourn/live/tab.deadline.js';
import { REFUSALS_LOGGED_PER_MINUTE } from '../../src/sojourn/session/audit.log.js';
import { newKey } from '../../src/sojourn/session/key.js';
import { MIN_SECRET_LENGTH } from '../../src/sojourn/session/session.config.js';
import {
  ANSWERS_KEPT,
  ANSWERS_KEPT_MS,
  HISTORY_LENGTH,
} from '../../src/sojourn/session/storage.js';
import { tableRows } from '../support/table.js';

const config = loadConfig({ SESSION_SECRET: 'x'.repeat(MIN_SECRET_LENGTH) });

const LIMITS = {
  'idle lifetime, seconds': config.idleMs / 1_000,
  'absolute lifetime, seconds': config.maxMs / 1_000,
  'bits of a session id': Buffer.from(newKey(), 'base64url').length * 8,
  'characters of a secret, at least': MIN_SECRET_LENGTH,
  'tabs of a session': TABS_LIMIT,
  'events of a socket, a second': SOCKET_RATE.perSecond,
  'events of a socket, at once': SOCKET_RATE.burst,
  'events and commands of a session, a second': SESSION_RATE.perSecond,
  'events and commands of a session, at once': SESSION_RATE.burst,
  'first visits of a client address, a second': config.firstVisitsPerSecond,
  'looks of a session, or of an address without one, a second': READ_RATE.perSecond,
  'looks of a session, or of an address without one, at once': READ_RATE.burst,
  'open connections of a client address': CONNECTIONS_LIMIT,
  'connections of an address that poll and are no tab': TABLESS_LIMIT,
  'seconds a connection may be no tab': TABLESS_MS / 1_000,
  'bytes that wait for a tab': BACKLOG_LIMIT_BYTES,
  'changes of a slice that are kept': HISTORY_LENGTH,
  'answers of a session that are remembered': ANSWERS_KEPT,
  'and for how long, seconds': ANSWERS_KEPT_MS / 1_000,
  'packets of a connection, a second': PACKET_RATE.perSecond,
  'packets of a connection, at once': PACKET_RATE.burst,
  'refused events before a socket is cut': REFUSALS_BEFORE_CUT,
  'logged refusals of a kind, a minute': REFUSALS_LOGGED_PER_MINUTE,
};

// ASVS 2.1.3, 7.1.1, 7.1.2
describe('the limits that SECURITY.md states', () => {
  it('are those of the code, all of them', () => {
    const text = readFileSync('SECURITY.md', 'utf8');
    const rows = tableRows(text).filter(([, number]) => /^\d+$/.test(number!));

    const stated = Object.fromEntries(rows.map(([what, number]) => [what, Number(number)]));
    expect(stated).toEqual(LIMITS);
  });
});
