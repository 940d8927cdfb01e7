import type { Request } from 'express';
import type { Session, SessionData } from 'express-session';
import { promisify } from 'node:util';
import type { Pause, State } from '../actor.js';

/** express-session has loaded the session before it, and saves it after, if it was changed. */
export type Handler = (request: Request, pause: Pause) => Promise<State>;

export async function addOne({ session }: Request, pause: Pause) {
  await pause(shown(session));
  session.count = (session.count ?? 0) + 1;
  await pause(shown(session));
  return shown(session);
}

export async function look({ session }: Request, pause: Pause) {
  await pause(shown(session));
  await pause(shown(session));
  return shown(session);
}

export async function end({ session }: Request, pause: Pause) {
  await pause(shown(session));
  await promisify(session.destroy.bind(session))();
  await pause(null);
  return null;
}

/** Saves as it goes, as the README has it for long requests. */
export async function placeOrder({ session }: Request, pause: Pause) {
  await pause(shown(session));
  session.cart = 0;
  await save(session);
  await pause(shown(session));
  session.orders = 1;
  return shown(session);
}

export const save = (session: Session) => promisify(session.save.bind(session))();

export function shown(session: Partial<SessionData> | null): State {
  const { count, cart, orders } = session ?? {};
  const known = Object.entries({ count, cart, orders }).filter(isKnown);
  return known.length > 0 ? Object.fromEntries(known) : null;
}

const isKnown = (entry: [string, number | undefined]): entry is [string, number] =>
  entry[1] !== undefined;
