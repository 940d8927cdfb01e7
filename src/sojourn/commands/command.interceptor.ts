import {
  Injectable,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { from, lastValueFrom, mergeMap, NEVER, of, tap, type Observable } from 'rxjs';
import { forNobodyElse } from '../session/personal.js';
import { mustBeCurrent, type Session } from '../session/session.js';
import type { Snapshot } from '../session/slice.js';
import { Tally } from '../session/tally.js';
import { checkedPayload } from './checked.payload.js';
import { commandOptions, isShown, isUnkept, type CommandOptions } from './command.options.js';
import { readCommand } from './command.request.js';
import { answer, wantsJson } from './door.js';
import { afterFirst } from './first.visit.js';
import { Html } from './html.js';
import { RateLimiter } from './rate.limiter.js';
import { ReadQueue } from './read.queue.js';
import { payloadClassOf } from './schema.js';

@Injectable()
export class CommandInterceptor implements NestInterceptor {
  constructor(
    private readonly html: Html,
    private readonly limiter: RateLimiter,
    private readonly queue: ReadQueue,
    private readonly tally: Tally,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler<object>) {
    const options = commandOptions(context.getHandler())!;
    if (context.getType() !== 'http') return this.event(context, options, next);
    const request = context.switchToHttp().getRequest<Request>();
    const response = context.switchToHttp().getResponse<Response>();
    const isStranger = !request.currentSession.owner;
    forNobodyElse(response);
    readCommand(request);
    mustBeCurrent(request.currentSession);
    request.typed = request.body as object;
    const handle = async () => {
      request.body = await checked(context, request.currentSession, request.typed!);
      return next.handle();
    };
    const results = await this.run(request, options, handle);
    return results.pipe(
      mergeMap((result) => this.reply(request, response, result, { ...options, isStranger })),
    );
  }

  /** An app's interceptors may wrap what HTTP answers; an acknowledgement is as the protocol has it. */
  private async event(
    context: ExecutionContext,
    options: CommandOptions,
    next: CallHandler<object>,
  ) {
    const [client, payload] = context.getArgs<[Request, object]>();
    const { currentSession: session } = client;
    const handle = async () => {
      await checked(context, session, payload);
      return next.handle();
    };
    const results = await this.run(client, options, handle);
    return results.pipe(tap((result) => (session.result = result)));
  }

  private async run(request: Request, { cost = 1 }: CommandOptions, handle: Handle) {
    if (cost === 1) return handle();
    const client = this.limiter.clientOf(request);
    const done = this.queue.run(client, async () => lastValueFrom(await handle()));
    done.catch(() => this.limiter.takeBack(request, cost - 1));
    return of(await done);
  }

  private reply(request: Request, response: Response, result: object, options: Replied) {
    const { command, door } = request.currentSession;
    this.tally.add('commands', { command: command!, door: door!, result: 'done' });
    if (wantsJson(request)) return of(said(options.answers, result));
    if (isShown(options)) return this.show(request, response, result);
    const { base, page: home } = request.commandAddress!;
    const next = options.next && base + options.next(result as Snapshot, home);
    const page = request.returnTo ?? next ?? request.formPage!;
    // Only our own pages look whether the cookie was kept, and lead on.
    const hasBegun = this.html.face && options.isStranger && request.currentSession.owner;
    response.status(303).location(hasBegun ? afterFirst(request, page) : page);
    return of(undefined);
  }

  /** The page is sent by its own method; were there a result here, Nest would send that, too. */
  private show(request: Request, response: Response, result: object) {
    const { face, inspector } = this.html;
    // The page about the session needs no PagesModule.
    if (isOfSession(request)) return inspector ? from(inspector(request, result)) : of(result);
    if (!face) return of(result);
    face.answered(request, response, result);
    return NEVER;
  }
}

function isOfSession({ formPage, commandAddress }: Request) {
  const { base, event, page } = commandAddress!;
  return event.startsWith('session:') && formPage === base + page;
}

async function checked(context: ExecutionContext, session: Session, payload: object) {
  const { prototype } = context.getClass();
  const type = payloadClassOf(prototype as object, context.getHandler().name);
  return (session.payload = await checkedPayload(type, payload as Record<string, unknown>));
}

type Handle = () => Promise<Observable<object>>;

interface Replied extends CommandOptions {
  isStranger: boolean;
}

export const said = (answers: unknown, result: object) =>
  isUnkept(answers) ? result : answer(result as Snapshot);
