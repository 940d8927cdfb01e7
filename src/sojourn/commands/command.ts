import {
  applyDecorators,
  HttpCode,
  Injectable,
  Post,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { mergeMap, NEVER, of } from 'rxjs';
import { redraw } from '../pages/redraw.js';
import { mustBeCurrent } from '../session/session.js';
import type { AnySlice, Snapshot } from '../session/slice.js';
import { addressedTo, answer, checkedKey, FROM_FORM, payloadOf, wantsJson } from './door.js';
import { versionsIn } from './if-match.js';

interface CommandOptions {
  /** The page of the form, drawn again when it is refused; by default the feature's page. */
  page?: string;
  /** Where a form's visitor is sent next, if not to that page. */
  next?: (snapshot: Snapshot) => string;
  /** What it answers, if not the feature's own slice: another slice, or what a class describes and nobody keeps. */
  answers?: AnySlice | Unkept;
}

/** Describes an answer that is no slice: it is said directly, and to a form on the form's own page. */
export type Unkept = new () => object;

const COMMAND = 'sojourn:command';

/**
 * Opens both doors of a command: `POST /<feature>/<name>`, answered by a redirect (a form) or the slice (JSON),
 * and the socket event `<feature>:<name>`, acknowledged with the slice. An answer that is not kept stands in the
 * slice's place; after a redirect it would be lost, so a form's page is drawn around it at once.
 */
export const Command = (name: string, options: CommandOptions = {}) =>
  applyDecorators(
    Post(name),
    HttpCode(200),
    SetMetadata(COMMAND, { ...options, name }),
    UseInterceptors(CommandInterceptor),
  );

/** What command a controller's method is, if it is one. */
export const commandOptions = (method: object) =>
  Reflect.getMetadata(COMMAND, method) as (CommandOptions & { name: string }) | undefined;

/** The page of the form that sends a command; undefined where the method is none. */
export function formPageOf(method: object, { path }: Request) {
  const options = commandOptions(method);
  return options && (options.page ?? `/${path.split('/')[1]}`);
}

@Injectable()
class CommandInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<object>) {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const options = this.reflector.get<CommandOptions>(COMMAND, context.getHandler());
    request.formPage = formPageOf(context.getHandler(), request);
    readPayload(request);
    readConditions(request);
    addressedTo(request.currentSession, request.body as object);
    mustBeCurrent(request.currentSession);
    return next.handle().pipe(mergeMap((result) => reply(request, response, result, options)));
  }
}

/** Whether what a command answers is not kept. */
export const isUnkept = (answers: unknown): answers is Unkept => typeof answers === 'function';

/** Whether a form's page is drawn around the answer, as it would be lost on the way to another page. */
export const isShown = ({ answers, next }: CommandOptions) => isUnkept(answers) && !next;

/** What both doors say of a command's result. */
export const said = (answers: unknown, result: object) =>
  isUnkept(answers) ? result : answer(result as Snapshot);

function reply(request: Request, response: Response, result: object, options: CommandOptions) {
  if (wantsJson(request)) return of(said(options.answers, result));
  if (isShown(options)) return show(request, response, result);
  response.status(303).location(options.next?.(result as Snapshot) ?? request.formPage!);
  return of(undefined);
}

/** The page's own route sends the answer; were there a result here, Nest would send that, too. */
function show(request: Request, response: Response, result: object) {
  const { path, body } = request;
  request.answered = { command: path.slice(1), values: { ...(body as object) }, result };
  redraw(request, response);
  return NEVER;
}

function readPayload(request: Request) {
  const body = payloadOf(request.body);
  if (request.is('urlencoded')) Object.defineProperty(body, FROM_FORM, { value: true });
  request.body = body;
}

/** A form can send no headers; its key comes as a field, so that a double click counts once. */
function takeCommandId(body: { commandId?: unknown; [FROM_FORM]?: true }) {
  if (!body[FROM_FORM]) return undefined;
  const { commandId } = body;
  delete body.commandId;
  return commandId;
}

function readConditions(request: Request) {
  const ifVersion = versionsIn(request.get('If-Match'));
  const fromForm = takeCommandId(request.body as object);
  const commandId = request.get('Idempotency-Key') ?? fromForm;
  const command = request.path.slice(1).replace('/', ':');
  const door = FROM_FORM in request.body ? 'form' : 'json';
  Object.assign(request.currentSession, { ...checkedKey(commandId), ifVersion, command, door });
}
