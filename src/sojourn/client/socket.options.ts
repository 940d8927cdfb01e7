import type { ManagerOptions, SocketOptions } from 'socket.io-client';
import type { Settings } from './client.options.js';
import { CookieJar } from './cookie.jar.js';
import { webSocketWith } from './cookie.websocket.js';

const isBrowser = 'document' in globalThis || 'importScripts' in globalThis;

type Options = Partial<ManagerOptions & SocketOptions>;

export const socketOptions = (url: string, settings: Settings): Options => ({
  forceNew: true,
  path: settings.path,
  timeout: settings.openMs,
  reconnectionDelayMax: settings.reconnectMaxMs,
  query: queryOf(settings, !settings.begins),
  ...cookieHeader(settings),
  ...transportsOf(url, settings),
});

export const queryOf = ({ session }: Settings, isBack: boolean) => ({
  ...(session !== undefined && { session }),
  ...(isBack && { returning: '1' }),
});

export function cookieHeader({ cookie }: Settings) {
  if (cookie === undefined) return {};
  return { extraHeaders: { Cookie: typeof cookie === 'function' ? cookie() : cookie } };
}

/** A WebSocket may be held up on the way without an error: from now on a request comes first. */
export function pollFirst(options: Options) {
  const others = (options.transports as string[]).filter((name) => name !== 'polling');
  if (others.length < options.transports!.length) options.transports = ['polling', ...others];
}

function transportsOf(url: string, { transports, cookie }: Settings): Options {
  if (isBrowser)
    return { transports: [...(transports ?? ['websocket', 'polling'])], tryAllTransports: true };
  const asked = [...(transports ?? ['websocket'])];
  if (cookie !== undefined) return { transports: asked, tryAllTransports: true };
  if (asked.includes('polling'))
    throw new Error(
      'Outside a browser a client that polls needs its session’s cookie: set `cookie`, or leave "polling" out.',
    );
  return { transports: [webSocketWith(new CookieJar(/^(https|wss):/.test(url)))] };
}
