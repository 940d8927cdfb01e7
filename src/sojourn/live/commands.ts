import { Injectable, type OnModuleInit } from '@nestjs/common';
import { said } from '../commands/command.interceptor.js';
import { BODY_PARAMETER } from '../commands/nest.metadata.js';
import { RouteInvoker } from '../commands/route.invoker.js';
import { Routes, type CommandRoute } from '../commands/routes.js';
import type { Session } from '../session/session.js';

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
  private readonly handlers = new Map<string, Handler>();

  constructor(
    private readonly routes: Routes,
    private readonly invoker: RouteInvoker,
  ) {}

  onModuleInit() {
    for (const route of this.routes.events())
      this.handlers.set(`${route.feature}:${route.command}`, this.handlerOf(route));
  }

  find(event: string) {
    return this.handlers.get(event);
  }

  private handlerOf(route: CommandRoute): Handler {
    const run = this.invoker.of(route, payloadOnly, 'ws') as Handler;
    return async (call, payload) => said(route.answers, await run(call, payload));
  }
}
