import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { loadConfig } from '../../src/config.js';
import { newKey } from '../../src/sojourn/session/key.js';
import { LIMITS } from '../../src/sojourn/session/limits.js';
import { MIN_SECRET_LENGTH } from '../../src/sojourn/session/session.config.js';
import { tableRows } from '../support/table.js';

const config = loadConfig({ SESSION_SECRET: 'x'.repeat(MIN_SECRET_LENGTH) });

const STATED = {
  'idle lifetime, seconds': config.idleMs / 1_000,
  'absolute lifetime, seconds': config.maxMs / 1_000,
  'bits of a session id': Buffer.from(newKey(), 'base64url').length * 8,
  'characters of a secret, at least': MIN_SECRET_LENGTH,
  'tabs of a session': LIMITS.tabs,
  'events of a socket, a second': LIMITS.events.perSecond,
  'events of a socket, at once': LIMITS.events.burst,
  'events and commands of a session, a second': LIMITS.commands.perSecond,
  'events and commands of a session, at once': LIMITS.commands.burst,
  'first visits of a client address, a second': config.firstVisitsPerSecond,
  'looks of a session, or of an address without one, a second': LIMITS.looks.perSecond,
  'looks of a session, or of an address without one, at once': LIMITS.looks.burst,
  'open connections of a client address': LIMITS.connections,
  'connections of an address that poll and are no tab': LIMITS.tablessConnections,
  'seconds a connection may be no tab': LIMITS.tablessSeconds,
  'bytes that wait for a tab': LIMITS.backlogBytes,
  'changes of a slice that are kept': LIMITS.history,
  'answers of a session that are remembered': LIMITS.answers,
  'and for how long, seconds': LIMITS.answersSeconds,
  'packets of a connection, a second': LIMITS.packets.perSecond,
  'packets of a connection, at once': LIMITS.packets.burst,
  'refused events before a socket is cut': LIMITS.refusedEvents,
  'logged refusals of a kind, a minute': LIMITS.logLines,
};

// ASVS 2.1.3, 7.1.1, 7.1.2
describe('the limits that SECURITY.md states', () => {
  it('are those of the code, all of them', () => {
    const text = readFileSync('SECURITY.md', 'utf8');
    const rows = tableRows(text).filter(([, number]) => /^\d+$/.test(number!));

    const stated = Object.fromEntries(rows.map(([what, number]) => [what, Number(number)]));
    expect(stated).toEqual(STATED);
  });
});
