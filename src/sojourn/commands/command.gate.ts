import { Injectable } from '@nestjs/common';
import bodyParser from 'body-parser';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import { SessionConfig } from '../session/session.config.js';
import { AddressTable } from './address.table.js';
import { allowedMethods } from './allowed.methods.js';
import { bodyType } from './body-type.js';
import { roundsInteger } from './fields/json.numbers.js';
import { formLimit } from './form.limit.js';
import { OriginMiddleware } from './origin.middleware.js';
import { Refusals } from './refusals.js';
import { Routes, type Route } from './routes.js';
import { ThrottleMiddleware } from './throttle.middleware.js';

@Injectable()
export class CommandGate {
  private readonly steps: RequestHandler[];
  private commands: AddressTable | undefined;

  constructor(
    private readonly config: SessionConfig,
    private readonly routes: Routes,
    private readonly refusals: Refusals,
    throttle: ThrottleMiddleware,
    origin: OriginMiddleware,
  ) {
    const { payloadBytes } = config.limits;
    this.steps = [
      throttle.use,
      origin.use,
      ...(config.protect === 'app' ? [allowedMethods(() => routes.all())] : []),
      bodyType,
      // A body that the app has read already is left as it is.
      bodyParser.json({ limit: payloadBytes, verify: noteRounded }),
      bodyParser.urlencoded({ ...formLimit(payloadBytes), extended: false }),
    ];
  }

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    if (this.config.protect === 'commands' && !this.isCommand(request)) return next();
    request.hasPassedGate = true;
    this.step(0, request, response, next);
  };

  private step(index: number, request: Request, response: Response, next: NextFunction) {
    const handle = this.steps[index];
    if (!handle) return next();
    void handle(request, response, (error?: unknown) =>
      error
        ? void this.refusals.answer(error, request, response)
        : this.step(index + 1, request, response, next),
    );
  }

  private isCommand({ method, path }: Request) {
    if (method !== 'POST') return false;
    this.commands ??= new AddressTable(this.routes.all().filter(isOfPackage));
    return this.commands.findBehind(path) !== undefined;
  }
}

const isOfPackage = ({ command }: Route) => command !== undefined;

/** Once JSON is parsed, a number that was rounded looks like any other. */
function noteRounded(request: IncomingMessage, _: unknown, body: Buffer) {
  (request as Request).isRounded = roundsInteger(body.toString('latin1'));
}
