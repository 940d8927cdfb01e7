import { StartError } from './start.error.js';

/** `burst` at once, and `perSecond` again and again. */
export interface Rate {
  burst: number;
  perSecond: number;
}

/** Rates of sessions and client addresses are counted over all processes, four times a second. */
export interface Limits {
  /** Tabs of one session, on all processes. Default: 50. */
  tabs: number;
  /** Events and commands of one session, by both doors together. Default: 800 a second, 1,600 at once. */
  commands: Rate;
  /** Events of one socket. Default: 200 a second, 400 at once. */
  events: Rate;
  /** Refused events of one socket, then it is cut. Default: 200. */
  refusedEvents: number;
  /** Packets of any kind of one connection, then it is cut. Default: 400 a second, 1,000 at once. */
  packets: Rate;
  /** Safe requests of one session, or of a client address without one. Default: 300 a second, 2,000 at once. */
  looks: Rate;
  /** Refusals of one client that get more than the shortest answer. Default: 10 a second, 50 at once. */
  refusals: Rate;
  /** Open connections of one client address. Default: 2,000. */
  connections: number;
  /** Of these, connections that poll and are no tab yet. Default: 200. */
  tablessConnections: number;
  /** Seconds that a connection may be no tab, then it is closed. Default: 10. */
  tablessSeconds: number;
  /** Bytes that wait for one tab; one that doesn't read them is cut. Default: 1,048,576. */
  backlogBytes: number;
  /** Bytes of one payload. Nest's own parser takes 100 kB: for more, set `bodyParser: false`. Default: 65,536. */
  payloadBytes: number;
  /** Changes of one slice that are kept, to be shown and taken back. Default: 50. */
  history: number;
  /** Answers of one session that are remembered, for commands that are sent again. Default: 200. */
  answers: number;
  /** Seconds that they are remembered; `sojourn/client` repeats a command for nine minutes. Default: 600. */
  answersSeconds: number;
  /** Log lines a minute of each kind that a client can cause; the rest is counted in one. Default: 600. */
  logLines: number;
}

export type KeptLimits = Pick<Limits, 'history' | 'answers' | 'answersSeconds'>;

export const LIMITS: Limits = {
  tabs: 50,
  commands: { burst: 1_600, perSecond: 800 },
  events: { burst: 400, perSecond: 200 },
  refusedEvents: 200,
  packets: { burst: 1_000, perSecond: 400 },
  looks: { burst: 2_000, perSecond: 300 },
  refusals: { burst: 50, perSecond: 10 },
  connections: 2_000,
  tablessConnections: 200,
  tablessSeconds: 10,
  backlogBytes: 1_048_576,
  payloadBytes: 65_536,
  history: 50,
  answers: 200,
  answersSeconds: 600,
  logLines: 600,
};

export function limitsOf(given: Partial<Limits> = {}): Limits {
  for (const [name, limit] of Object.entries(given)) mustBeLimit(name, limit);
  return { ...LIMITS, ...given };
}

function mustBeLimit(name: string, limit: unknown) {
  const standard = (LIMITS as unknown as Record<string, number | Rate | undefined>)[name];
  if (standard === undefined)
    throw new StartError(
      `SessionModule: there is no limits.${name}. There are ${Object.keys(LIMITS).join(', ')}.`,
    );
  if (typeof standard === 'number') return mustBeCount(name, limit);
  for (const part of ['burst', 'perSecond'])
    mustBeCount(`${name}.${part}`, (limit as Record<string, unknown> | null)?.[part]);
}

function mustBeCount(name: string, value: unknown) {
  if (Number.isSafeInteger(value) && Number(value) >= 1) return;
  throw new StartError(
    `SessionModule: limits.${name} must be a whole number from 1, not ${String(value)}.`,
  );
}
