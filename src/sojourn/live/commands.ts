import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ExternalContextCreator } from '@nestjs/core';
import { said } from '../commands/command.interceptor.js';
import { BODY_PARAMETER, ROUTE_ARGS_METADATA } from '../commands/nest.metadata.js';
import { Routes, type CommandRoute } from '../commands/routes.js';
import type { Session } from '../session/session.js';
import { withBoundEnhancers } from './bound.enhancers.js';

/** Param decorators find the session where HTTP's find it. */
interface Call {
  currentSession: Session;
}

type Handler = (call: Call, payload: object) => Promise<object>;

const payloadOnly = {
  exchangeKeyForValue: (type: number, _: unknown, args: unknown[]) =>
    type === BODY_PARAMETER ? args[1] : undefined,
};

@Injectable()
export class Commands implements OnModuleInit {
  private readonly events = new Map<string, CommandRoute>();
  /** Made when first called: Nest searches all modules for each, and an app has many. */
  private readonly handlers = new Map<string, Handler>();

  constructor(
    private readonly routes: Routes,
    private readonly contexts: ExternalContextCreator,
  ) {}

  onModuleInit() {
    for (const route of this.routes.events())
      this.events.set(`${route.feature}:${route.command}`, route);
  }

  find(event: string) {
    const route = this.events.get(event);
    if (!route) return undefined;
    const handler = this.handlers.get(event) ?? this.handlerOf(route);
    this.handlers.set(event, handler);
    return handler;
  }

  private handlerOf(route: CommandRoute): Handler {
    const { controller, method, answers } = route;
    const run = this.contexts.create(
      controller,
      withBoundEnhancers(route),
      method,
      ROUTE_ARGS_METADATA,
      payloadOnly,
      undefined,
      undefined,
      { interceptors: true, guards: true, filters: false },
      'ws',
    ) as Handler;
    return async (call, payload) => said(answers, await run(call, payload));
  }
}
