import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { RouteParamtypes } from '@nestjs/common/internal.js';
import { DiscoveryService, ExternalContextCreator, MetadataScanner } from '@nestjs/core';
import type { Session } from '../session/session.js';
import type { Snapshot } from '../session/slice.js';
import { commandName } from '../web/command.js';

/** What a command is called with on a socket; param decorators find the session where HTTP's find it. */
export interface Call {
  currentSession: Session;
}

type Handler = (call: Call, payload: object) => Promise<Snapshot>;

const payloadOnly = {
  exchangeKeyForValue: (type: RouteParamtypes, _: unknown, args: unknown[]) =>
    type === RouteParamtypes.BODY ? args[1] : undefined,
};

/** The socket door of every `@Command`: the same methods, with the same pipes and guards. */
@Injectable()
export class Commands implements OnModuleInit {
  private readonly handlers = new Map<string, Handler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly contexts: ExternalContextCreator,
  ) {}

  onModuleInit() {
    for (const { instance, metatype } of this.discovery.getControllers()) {
      const feature = String(Reflect.getMetadata('path', metatype!));
      const methods = this.scanner.getAllMethodNames(Object.getPrototypeOf(instance) as object);
      for (const method of methods) this.open(feature, instance as Controller, method);
    }
  }

  find(event: string) {
    return this.handlers.get(event);
  }

  private open(feature: string, controller: Controller, method: string) {
    const name = commandName(controller[method]!);
    if (!name) return;
    const handler = this.contexts.create(
      controller,
      controller[method]!,
      method,
      ROUTE_ARGS_METADATA,
      payloadOnly,
      undefined,
      undefined,
      { interceptors: true, guards: true, filters: false },
      'ws',
    );
    this.handlers.set(`${feature}:${name}`, handler as Handler);
  }
}

type Controller = Record<string, (...args: unknown[]) => unknown>;
