import { io, type Socket } from 'socket.io-client';
import { announce, sayConnection } from '../announcer.js';
import { rememberOwn } from '../forms/own.js';
import { refresh, tellUsed } from '../page/page.js';
import { agree, draw, epoch, versions, type Changed } from '../page/regions.js';
import { warn, withdraw, type Expiring } from './expiring.js';

const ANSWER_LIMIT_MS = 5_000;
const LOOK_LIMIT_MS = 4_000;
const SAY_AFTER_MS = 1_000;
const RETRY_MS = 5_000;
const OPENING_LIMIT_MS = 5_000;
const OFFLINE = 'Offline: what you see may be out of date. It catches up by itself.';

declare global {
  interface DocumentEventMap {
    pushed: CustomEvent<{ event: string; payload: unknown }>;
  }
}

interface Answer<State = unknown> {
  ok: boolean;
  slice?: string;
  version?: number;
  state?: State;
  epoch?: string;
  changed?: Changed['changes'];
  error?: { code: string };
}

interface Pushes {
  changed: (changed: Changed) => void;
  'session:expiring': (expiring: Expiring) => void;
  'session:ended': (end: { reason: string }) => void;
}

type Commands = Record<string, (payload: object, acknowledge: (answer: Answer) => void) => void>;

let socket: Socket<Pushes, Commands> | undefined;
let lateTimer: number | undefined;

/** Opens the socket of a session, and never begins another. */
export function connect(session: string, onEnd: (reason: string) => void) {
  disconnect();
  const opened: typeof socket = io({
    query: { returning: 1, session },
    // One request where a WebSocket can be had, instead of five.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: OPENING_LIMIT_MS,
    reconnectionDelayMax: 3_000,
  });
  socket = opened;
  opened.on('connect', isBack);
  opened.on('changed', drawOrRefresh);
  opened.onAny(tellPage);
  opened.on('session:expiring', warn);
  opened.on('session:ended', ({ reason }) => onEnd(reason));
  opened.on('disconnect', () => isAway(OFFLINE));
  opened.on('connect_error', ({ message }) => {
    // A WebSocket may be held up on the way without an error: from now on a request comes first.
    opened.io.opts.transports = ['polling', 'websocket'];
    isAway(opened.active ? OFFLINE : message);
  });
}

/** What only one page's script knows what to do with. */
const tellPage = (event: string, payload: unknown) =>
  document.dispatchEvent(new CustomEvent('pushed', { detail: { event, payload } }));

/** Closes the socket for good. */
export function disconnect() {
  socket?.off().disconnect();
  socket = undefined;
  clearTimeout(lateTimer);
  sayConnection();
  withdraw();
}

/** Catches up at once, where that would otherwise wait for the next try. */
export function wake() {
  if (socket?.connected) watch();
  else socket?.disconnect().connect();
}

/**
 * @returns `done`, `refused`, `over` where the session ended instead, or `unsent` where nobody knows
 */
export async function send(event: string, payload: object) {
  const used = socket;
  if (!used?.connected) return 'unsent';
  try {
    const answer = await used.timeout(ANSWER_LIMIT_MS).emitWithAck(event, payload);
    const { ok, error, slice, version } = answer;
    tellUsed();
    rememberOwn(slice, version);
    if (ok) return 'done';
    return error?.code === 'session-ended' ? 'over' : 'refused';
  } catch {
    return used === socket ? 'unsent' : 'over';
  }
}

/** @returns what was answered, or undefined where nobody knows */
export async function ask<State>(event: string, payload: object) {
  if (!socket?.connected) return undefined;
  const asked = socket.timeout(ANSWER_LIMIT_MS).emitWithAck(event, payload);
  asked.then(tellUsed, () => undefined);
  return asked.catch(() => undefined) as Promise<Answer<State> | undefined>;
}

/** A socket that only looks open, as after sleep, is opened anew. */
function watch() {
  const asked = socket;
  const known = { slices: versions(), epoch: epoch(), as: 'html' };
  asked
    ?.timeout(LOOK_LIMIT_MS)
    .emitWithAck('watch', known)
    .then(catchUp, () => {
      if (asked === socket && asked.connected) asked.disconnect().connect();
    });
}

function catchUp({ epoch: now, changed: changes }: Answer) {
  tellUsed();
  if (now && changes) drawOrRefresh({ epoch: now, changes });
}

function drawOrRefresh(changed: Changed) {
  if (draw(changed)) return;
  refresh().then(
    () => agree(changed.epoch),
    () => undefined,
  );
}

function isBack() {
  clearTimeout(lateTimer);
  lateTimer = undefined;
  if (sayConnection()) announce('Back online.');
  document.dispatchEvent(new Event('back'));
  watch();
}

function isAway(why: string) {
  lateTimer ??= setTimeout(() => sayConnection(why), SAY_AFTER_MS);
  // Where the server cut or refused it, the client does not try again by itself.
  if (!socket?.active) setTimeout(wake, RETRY_MS);
}
