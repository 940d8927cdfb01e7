import { io } from 'socket.io-client';
import { connect } from '../../src/sojourn/client/index.js';
import type { Counters } from './browser.js';

/** How long an event may take; refused ones of some libraries are never acknowledged. */
const ANSWER_MS = 3_000;

export interface Tab {
  readonly isConnected: boolean;
  readonly told: Counters;
  add: (key: string, ask?: string) => Promise<boolean>;
  close: () => void;
}

const acknowledged = () => true;

export type OpenTab = (url: string, cookie: string) => Tab;

/** As Socket.IO documents it. */
export function plainTab(url: string, cookie: string): Tab {
  let told: Counters = {};
  const socket = io(url, {
    transports: ['websocket'],
    forceNew: true,
    reconnectionDelay: 100,
    reconnectionDelayMax: 200,
    extraHeaders: { Cookie: cookie },
  });
  socket.on('changed', (counters: Counters) => (told = counters));
  return {
    get isConnected() {
      return socket.connected;
    },
    get told() {
      return told;
    },
    add: (key, ask) =>
      socket
        .timeout(ANSWER_MS)
        .emitWithAck('add', { key, ask })
        .then(acknowledged, () => false),
    close: () => void socket.disconnect(),
  };
}

interface App {
  slices: { counters: Counters };
  commands: { 'counters:add': { key: string; ask?: string } };
}

/** As our README has it. */
export function sojournTab(url: string, cookie: string): Tab {
  let told: Counters = {};
  let isConnected = false;
  const client = connect<App>(url, { cookie, answerMs: ANSWER_MS, reconnectMaxMs: 200 });
  client.onConnected(() => (isConnected = true));
  client.onLost(() => (isConnected = false));
  client.onEnded(() => (isConnected = false));
  client.watch(['counters'], ([change]) => (told = change!.state)).catch(() => undefined);
  return {
    get isConnected() {
      return isConnected;
    },
    get told() {
      return told;
    },
    add: (key, ask) =>
      client
        .send('counters:add', { key, ...(ask && { ask }) }, { repeats: false })
        .then(acknowledged, () => false),
    close: () => client.close(),
  };
}
