import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { IncomingHttpHeaders } from 'node:http';
import type { Socket } from 'socket.io';
import { lackOfEvent } from '../commands/command.checks.js';
import { said } from '../commands/command.interceptor.js';
import { BODY_PARAMETER } from '../commands/nest.metadata.js';
import { RouteInvoker } from '../commands/route.invoker.js';
import { Routes, type CommandRoute } from '../commands/routes.js';
import type { Session } from '../session/session.js';

interface Call {
  client: Socket;
  session: Session;
  payload: object;
}

/** Where Nest's context and param decorators find what HTTP's find in a request. */
type Client = Socket & { currentSession: Session; headers: IncomingHttpHeaders };

type Handler = (call: Call) => Promise<object>;

const payloadOnly = {
  exchangeKeyForValue: (type: number, _: unknown, [client]: [Client]) =>
    type === BODY_PARAMETER ? client.currentSession.payload : undefined,
};

@Injectable()
export class Commands implements OnModuleInit {
  private readonly logger = new Logger('Commands');
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
    const lack = lackOfEvent(Object.getPrototypeOf(route.controller) as object, route.method);
    if (lack) this.logger.warn(lack);
    const run = this.invoker.of(route, payloadOnly, 'ws');
    const event = `${route.feature}:${route.command}`;
    return async ({ client, session, payload }) => {
      const result = await run(asClient(client, session), payload, event);
      return said(route.answers, session.result ?? (result as object));
    };
  }
}

/** The events of a socket run one after another, so that each finds its own session there. */
const asClient = (client: Socket, currentSession: Session): Client =>
  Object.assign(client, { currentSession, headers: client.handshake.headers });
