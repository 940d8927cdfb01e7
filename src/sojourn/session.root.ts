import { Injectable, Module } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { Clock } from './session/clock.js';
import { ModuleOptions } from './session/module.options.js';
import { SessionConfig, sessionConfig } from './session/session.config.js';
import type { SessionOptions } from './session/session.options.js';
import { Storage } from './session/storage.js';

@Module({})
export class SessionRootModule {}

@Injectable()
export class SessionModuleOptions extends ModuleOptions<SessionOptions> {
  constructor(modules: ModulesContainer) {
    const cure = 'Import SessionModule.forRoot({ secrets, store }) once, in the root module.';
    super(modules, SessionRootModule, cure);
  }
}

export const configured = [
  SessionModuleOptions,
  {
    provide: SessionConfig,
    inject: [SessionModuleOptions],
    useFactory: async (options: SessionModuleOptions) => sessionConfig(await options.get()),
  },
  {
    provide: Storage,
    inject: [SessionConfig, Clock],
    useFactory: ({ store, maxMs, limits }: SessionConfig, clock: Clock) =>
      store({ clock, maxMs, limits }),
  },
];
