import { Injectable, Module, type DynamicModule } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { AuditLog } from './session/audit.log.js';
import { Clock } from './session/clock.js';
import { Epoch } from './session/epoch.js';
import { ModuleOptions, rootOf, type AsyncOptions } from './session/module.options.js';
import { Owners } from './session/owners.js';
import { SessionConfig, sessionConfig } from './session/session.config.js';
import { SessionLookup } from './session/session.lookup.js';
import { SessionMiddleware } from './session/session.middleware.js';
import type { SessionOptions } from './session/session.options.js';
import { SessionService } from './session/session.service.js';
import { SliceHistory } from './session/slice.history.js';
import type { AnySlice } from './session/slice.js';
import { SliceScheduler } from './session/slice.scheduler.js';
import { Slices } from './session/slices.js';
import { Storage } from './session/storage.js';
import { Sweeper } from './session/sweeper.js';
import { Visitors } from './session/visitors.js';

/** What `SessionModule.forRoot` gives. */
@Module({})
class SessionRootModule {}

/** What `SessionModule.forFeature` gives. */
@Module({})
class SessionFeatureModule {}

@Injectable()
class SessionModuleOptions extends ModuleOptions<SessionOptions> {
  constructor(modules: ModulesContainer) {
    const cure = 'Import SessionModule.forRoot({ secrets, store }) once, in the root module.';
    super(modules, SessionRootModule, cure);
  }
}

const ground = [
  AuditLog,
  Clock,
  Epoch,
  Owners,
  SessionLookup,
  SessionMiddleware,
  SessionService,
  SliceHistory,
  SliceScheduler,
  Slices,
  Visitors,
];

/** Everything that keeps state for a visitor; features need no more of it than SessionService. */
@Module({
  providers: [
    ...ground,
    Sweeper,
    SessionModuleOptions,
    {
      provide: SessionConfig,
      inject: [SessionModuleOptions],
      useFactory: async (options: SessionModuleOptions) => sessionConfig(await options.get()),
    },
    {
      provide: Storage,
      inject: [SessionConfig, Clock],
      useFactory: ({ store, maxMs }: SessionConfig, clock: Clock) => store({ clock, maxMs }),
    },
  ],
  exports: [...ground, SessionConfig, SessionModuleOptions, Storage],
})
export class SessionModule {
  /**
   * For the root module, once.
   * @throws StartError when the app starts, where an option is wrong
   * @example SessionModule.forRoot({ secrets: [process.env.SESSION_SECRET!], store: sqlite({ file: 'data/app.sqlite' }) })
   */
  static forRoot(options: SessionOptions): DynamicModule {
    return SessionModule.forRootAsync({ useFactory: () => options });
  }

  /**
   * The same, with options from what other modules provide.
   * @example SessionModule.forRootAsync({ imports: [ConfigModule], inject: [ConfigService], useFactory: optionsOf })
   */
  static forRootAsync(options: AsyncOptions<SessionOptions>): DynamicModule {
    return rootOf(SessionRootModule, SessionModuleOptions, SessionModule, options);
  }

  /**
   * Makes a feature's slices known, and SessionService available to it.
   * @throws Error when the app starts, where another slice has the same name
   * @example SessionModule.forFeature([Counter])
   */
  static forFeature(slices: readonly AnySlice[]): DynamicModule {
    const known = {
      provide: `slices ${slices.map(({ name }) => name).join()}`,
      inject: [Slices],
      useFactory: (all: Slices) => all.add(slices),
    };
    return {
      module: SessionFeatureModule,
      imports: [SessionModule],
      providers: [known],
      exports: [SessionModule],
    };
  }
}
