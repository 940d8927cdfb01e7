import { Injectable } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { SessionConfig } from '../session/session.config.js';
import { AddressTable } from './address.table.js';
import { answerMethod } from './allowed.methods.js';
import { Refusals } from './refusals.js';
import { Routes } from './routes.js';

/** It stands behind all routes, so that it never answers for one of the app's own. */
@Injectable()
export class MethodFallback {
  private commands: AddressTable | undefined;

  constructor(
    private readonly config: SessionConfig,
    private readonly routes: Routes,
    private readonly refusals: Refusals,
  ) {}

  readonly use = (request: Request, response: Response, next: NextFunction) => {
    // The gate has answered for all addresses of the app.
    if (this.config.protect === 'app') return next();
    this.commands ??= new AddressTable(this.routes.all().filter(({ command }) => command));
    const found = this.commands.findBehind(request.path);
    if (!found) return next();
    answerMethod(found, request, response, (refusal?: unknown) =>
      refusal ? void this.refusals.answer(refusal, request, response) : next(),
    );
  };
}
