import type { Request } from 'express';
import { createHash } from 'node:crypto';
import type { Command } from '../session/session.js';
import { bodyKind } from './body-type.js';
import { checkedKey, FROM_FORM, isKey, payloadOf, WAS_ROUNDED } from './door.js';
import { versionsIn } from './if-match.js';

export function readCommand(request: Request) {
  readPayload(request);
  readConditions(request);
  takeReturn(request);
}

function readPayload(request: Request) {
  const body = payloadOf(request.body);
  if (bodyKind(request) === 'urlencoded') Object.defineProperty(body, FROM_FORM, { value: true });
  if (request.isRounded) Object.defineProperty(body, WAS_ROUNDED, { value: true });
  request.body = body;
}

/** A page that a browser goes back to has the same key, and may be filled in anew: that is another command. */
const keyWith = (key: string, fields: object) =>
  createHash('sha256')
    .update(JSON.stringify([key, fields]))
    .digest('base64url');

/** A form can't send headers; its key comes as a field, so that a double click counts once. */
function takeCommandId(body: { commandId?: unknown; [FROM_FORM]?: true }) {
  if (!body[FROM_FORM]) return undefined;
  const { commandId } = body;
  delete body.commandId;
  return isKey(commandId) ? keyWith(commandId, body) : commandId;
}

/** A page of our own, and a place on it: never another origin. */
const LOCAL = /^(\/[\w-]+)+(#[\w-]+)?$/;

function takeReturn(request: Request) {
  const body = request.body as { returnTo?: unknown; [FROM_FORM]?: true };
  if (!body[FROM_FORM]) return;
  const { returnTo } = body;
  delete body.returnTo;
  if (typeof returnTo !== 'string' || !LOCAL.test(returnTo)) return;
  request.returnTo = returnTo;
  request.formPage = returnTo.split('#')[0]!;
}

type Noted = { -readonly [Field in keyof Command]: Command[Field] };

function readConditions(request: Request) {
  const ifVersion = versionsIn(request.get('If-Match'));
  const fromForm = takeCommandId(request.body as object);
  const commandId = request.get('Idempotency-Key') ?? fromForm;
  const session: Noted = request.currentSession;
  session.commandId = checkedKey(commandId).commandId;
  session.ifVersion = ifVersion;
  session.command = request.commandAddress!.event;
  session.door = FROM_FORM in request.body ? 'form' : 'json';
}
