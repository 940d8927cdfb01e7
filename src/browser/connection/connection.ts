import {
  connect as open,
  type ChangedMessage,
  type Client,
  type OpenTabs,
  type RefusedError,
} from 'sojourn/client';
import { announce, sayConnection } from '../announcer.js';
import { rememberOwn } from '../forms/own.js';
import { morph } from '../page/morph.js';
import { refresh, tellUsed } from '../page/page.js';
import { agree, draw, epoch, versions, type Changed } from '../page/regions.js';
import { warn, withdraw } from './expiring.js';

const SAY_AFTER_MS = 1_000;
const OFFLINE = 'Offline: what you see may be out of date. It catches up by itself.';
const OPEN_TABS = '#open-tabs';
const OVER = ['session-ended', 'closed'];

declare global {
  interface DocumentEventMap {
    pushed: CustomEvent<{ event: string; payload: unknown }>;
  }
}

interface Answer<State> {
  ok: boolean;
  slice?: string;
  version?: number;
  state?: State;
  error?: { code: string };
}

let client: Client | undefined;
let lateTimer: number | undefined;

export function connect(session: string, onEnd: (reason: string) => void) {
  disconnect();
  client = open(undefined, { session, begins: false });
  client.onConnected(isBack);
  client.onLost(isAway);
  client.onAnswer(tellUsed);
  client.onPush(tellPage);
  client.onExpiring(warn);
  client.onEnded(onEnd);
  client.watchHtml(held, drawOrRefresh).catch(() => undefined);
  if (document.querySelector(OPEN_TABS)) client.watchTabs(drawTabs).catch(() => undefined);
}

const held = () => ({ slices: versions(), epoch: epoch() });

const tellPage = (event: string, payload: unknown) =>
  document.dispatchEvent(new CustomEvent('pushed', { detail: { event, payload } }));

export function disconnect() {
  client?.close();
  client = undefined;
  clearTimeout(lateTimer);
  sayConnection();
  withdraw();
}

export const wake = () => void client?.wake();

/** @returns `over` where the session ended instead, `unsent` where nobody knows */
export async function send(event: string, payload: object) {
  const answer = await ask(event, payload);
  if (!answer) return 'unsent';
  rememberOwn(answer.slice, answer.version);
  if (answer.ok) return 'done';
  return OVER.includes(answer.error!.code) ? 'over' : 'refused';
}

export async function ask<State>(
  event: string,
  payload: object,
): Promise<Answer<State> | undefined> {
  const answer = client?.send(event, payload, { repeats: false });
  return answer?.then((done) => ({ ok: true, ...done }) as Answer<State>, refused);
}

const refused = ({ code }: RefusedError) =>
  code === 'unconfirmed' ? undefined : { ok: false, error: { code } };

function drawOrRefresh(message: ChangedMessage) {
  if (draw(message as Changed)) return;
  refresh().then(
    () => agree(message.epoch),
    () => undefined,
  );
}

/** Only the page about the session lists them. */
function drawTabs({ html = '' }: OpenTabs) {
  const shown = document.querySelector(OPEN_TABS);
  const template = document.createElement('template');
  template.innerHTML = html;
  const incoming = template.content.querySelector(OPEN_TABS);
  if (shown && incoming) morph(shown, incoming);
}

function isBack() {
  clearTimeout(lateTimer);
  lateTimer = undefined;
  if (sayConnection()) announce('Back online.');
  document.dispatchEvent(new Event('back'));
}

function isAway(why = OFFLINE) {
  lateTimer ??= setTimeout(() => sayConnection(why), SAY_AFTER_MS);
}
