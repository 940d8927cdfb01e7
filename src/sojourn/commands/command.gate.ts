import { Injectable, type OnModuleInit } from '@nestjs/common';
import bodyParser from 'body-parser';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { SessionConfig } from '../session/session.config.js';
import { SessionMiddleware } from '../session/session.middleware.js';
import { AddressTable } from './address.table.js';
import { allowedMethods } from './allowed.methods.js';
import { bodyKind, bodyType, hasBody } from './body-type.js';
import { roundsInteger } from './fields/json.numbers.js';
import { formLimit, parsedLimit } from './form.limit.js';
import { OriginMiddleware } from './origin.middleware.js';
import { Refusals } from './refusals.js';
import { Routes, type Route } from './routes.js';
import { ThrottleMiddleware } from './throttle.middleware.js';

@Injectable()
export class CommandGate implements OnModuleInit {
  private readonly checks: RequestHandler[];
  private readonly withBody: RequestHandler[];
  private commands!: AddressTable;

  constructor(
    private readonly config: SessionConfig,
    private readonly routes: Routes,
    private readonly refusals: Refusals,
    private readonly sessions: SessionMiddleware,
    private readonly throttle: ThrottleMiddleware,
    origin: OriginMiddleware,
  ) {
    const { payloadBytes } = config.limits;
    this.checks = [
      throttle.use,
      origin.use,
      ...(config.protect === 'app' ? [allowedMethods(() => routes.all())] : []),
    ];
    this.withBody = [
      ...this.checks,
      bodyType,
      parsedLimit(payloadBytes),
      // A body that the app has read already is left as it is.
      parse({
        json: bodyParser.json({ limit: payloadBytes, verify: noteRounded }),
        urlencoded: bodyParser.urlencoded({ ...formLimit(payloadBytes), extended: false }),
      }),
    ];
  }

  onModuleInit() {
    this.commands = new AddressTable(this.routes.all().filter(isOfPackage));
  }

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    if (this.config.protect === 'commands' && !this.isCommand(request)) return next();
    request.hasPassedGate = true;
    this.step(hasBody(request) ? this.withBody : this.checks, 0, request, response, next);
  };

  /** For what Nest's parser, which comes first, can't read. */
  readonly useUnread = (
    error: unknown,
    request: Request,
    response: Response,
    next: NextFunction,
  ) => {
    if (!this.isCommand(request)) return next(error);
    const refuse = (reason: unknown) => void this.refusals.answer(reason, request, response);
    const limit = () =>
      this.throttle.use(request, response, (excess?: unknown) => refuse(excess ?? error));
    this.sessions.use(request, response, (fault?: unknown) => (fault ? refuse(fault) : limit()));
  };

  private step(
    steps: readonly RequestHandler[],
    index: number,
    request: Request,
    response: Response,
    next: NextFunction,
  ) {
    const handle = steps[index];
    if (!handle) return next();
    void handle(request, response, (error?: unknown) =>
      error
        ? void this.refusals.answer(error, request, response)
        : this.step(steps, index + 1, request, response, next),
    );
  }

  private isCommand({ method, path }: Request) {
    if (method !== 'POST') return false;
    return this.commands.findBehind(path) !== undefined;
  }
}

const parse =
  (parsers: Record<'json' | 'urlencoded', RequestHandler>): RequestHandler =>
  (request, response, next) => {
    const kind = bodyKind(request);
    return kind ? parsers[kind](request, response, next) : next();
  };

const isOfPackage = ({ command }: Route) => command !== undefined;

/** Once JSON is parsed, a number that was rounded looks like any other. */
function noteRounded(request: IncomingMessage, _: unknown, body: Buffer) {
  (request as Request).isRounded = roundsInteger(body.toString('latin1'));
}
