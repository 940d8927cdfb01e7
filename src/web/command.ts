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
import { map } from 'rxjs';
import { malformed } from '../session/refusal.js';
import type { Snapshot } from '../session/slice.js';
import { answer, FROM_FORM, wantsJson } from './door.js';

interface CommandOptions {
  /** Where a form's visitor is sent next, and what is drawn again when it is refused; by default the feature's page. */
  page?: string;
}

const COMMAND = 'sojourn:command';

/** The HTTP door of a command: a form is answered by a redirect, JSON by the slice. */
export const Command = (name: string, options: CommandOptions = {}) =>
  applyDecorators(
    Post(name),
    HttpCode(200),
    SetMetadata(COMMAND, options),
    UseInterceptors(CommandInterceptor),
  );

@Injectable()
class CommandInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  intercept(context: ExecutionContext, next: CallHandler<Snapshot>) {
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const { page } = this.reflector.get<CommandOptions>(COMMAND, context.getHandler());
    request.formPage = page ?? `/${request.path.split('/')[1]}`;
    readPayload(request);
    readConditions(request);
    return next.handle().pipe(map((snapshot) => this.reply(request, response, snapshot)));
  }

  private reply(request: Request, response: Response, snapshot: Snapshot) {
    if (wantsJson(request)) return answer(snapshot);
    response.status(303).location(request.formPage!);
    return undefined;
  }
}

function readPayload(request: Request) {
  const body: unknown = request.body ?? {};
  if (typeof body !== 'object' || Array.isArray(body))
    throw malformed('The payload must be one object with the command’s fields.');
  if (request.is('urlencoded')) Object.defineProperty(body, FROM_FORM, { value: true });
  request.body = body;
}

function readConditions(request: Request) {
  const [ifMatch, key] = [request.get('If-Match'), request.get('Idempotency-Key')];
  if (ifMatch !== undefined && !/^"\d{1,15}"$/.test(ifMatch))
    throw malformed('If-Match must be the version you have, in quotes: "12".');
  if (key !== undefined && !/^[\x20-\x7e]{1,64}$/.test(key))
    throw malformed('Idempotency-Key must be 1 to 64 printable characters.');
  const ifVersion = ifMatch === undefined ? undefined : Number(ifMatch.slice(1, -1));
  Object.assign(request.currentSession, { ifVersion, commandId: key });
}
