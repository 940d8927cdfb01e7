import { Module, type DynamicModule, type NestModule, type OnModuleInit } from '@nestjs/common';
import { DiscoveryModule, HttpAdapterHost } from '@nestjs/core';
import { CommandGate } from './commands/command.gate.js';
import { MethodFallback } from './commands/method.fallback.js';
import { OriginMiddleware } from './commands/origin.middleware.js';
import { ownControllers } from './commands/own.controllers.js';
import { ReadThrottle } from './commands/read.throttle.js';
import { ThrottleMiddleware } from './commands/throttle.middleware.js';
import { doors, ground, ways } from './session.providers.js';
import { configured, SessionModuleOptions, SessionRootModule } from './session.root.js';
import { rootOf, type AsyncOptions } from './session/module.options.js';
import { pathsOf } from './session/route.paths.js';
import { SessionConfig } from './session/session.config.js';
import { SessionMiddleware } from './session/session.middleware.js';
import type { SessionOptions } from './session/session.options.js';
import type { AnySlice } from './session/slice.js';
import { Slices } from './session/slices.js';
import { StartError } from './session/start.error.js';
import { Storage } from './session/storage.js';
import { Sweeper } from './session/sweeper.js';

@Module({})
class SessionFeatureModule {}

type LateOptions = Omit<SessionOptions, 'paths'>;

type AsyncSessionOptions = AsyncOptions<LateOptions> & Pick<SessionOptions, 'paths'>;

/** Sessions, their slices, and the HTTP door of every command. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    ...ground,
    ...doors,
    CommandGate,
    MethodFallback,
    OriginMiddleware,
    ReadThrottle,
    ThrottleMiddleware,
    ...ways,
    Sweeper,
    ...configured,
  ],
  exports: [...ground, ...doors, SessionConfig, SessionModuleOptions, Storage],
})
export class SessionModule implements NestModule, OnModuleInit {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly sessions: SessionMiddleware,
    private readonly gate: CommandGate,
    private readonly methods: MethodFallback,
  ) {}

  /**
   * For the root module, once.
   * @throws StartError when the app starts, where an option is wrong
   * @example SessionModule.forRoot({ secrets: [secret], store: sqlite({ file: 'data/app.sqlite' }) })
   */
  static forRoot(options: SessionOptions): DynamicModule {
    const { paths = {} } = options;
    return SessionModule.forRootAsync({ paths, useFactory: () => options });
  }

  /**
   * `forRoot` with options that other modules provide, but for `paths`, which Nest needs earlier.
   * @throws StartError at once, where a path is wrong
   * @example SessionModule.forRootAsync({ imports: [ConfigModule], inject: [ConfigService], useFactory: optionsOf })
   */
  static forRootAsync({ paths = {}, useFactory, ...others }: AsyncSessionOptions): DynamicModule {
    const root = rootOf(SessionRootModule, SessionModuleOptions, SessionModule, {
      ...others,
      useFactory: async (...injected: unknown[]) => ({ ...(await useFactory(...injected)), paths }),
    });
    return { ...root, controllers: ownControllers(pathsOf(paths)) };
  }

  /**
   * Makes a feature's slices known, and provides SessionService to it.
   * @example SessionModule.forFeature([Counter])
   * @throws Error when the app starts, where another slice has the same name
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

  configure() {
    const { httpAdapter } = this.http;
    // A context without HTTP, such as a script's, has none.
    if (!httpAdapter) return;
    if (httpAdapter.getType() !== 'express')
      throw new StartError('Sojourn needs Express: create the app with @nestjs/platform-express.');
    // Before Nest's own middleware, so that this finds the session, too.
    httpAdapter.use(this.sessions.use);
    httpAdapter.use(this.gate.use);
    httpAdapter.use(this.gate.useUnread);
  }

  /** When Nest has registered all routes, and not yet what answers that there is none. */
  onModuleInit() {
    this.http.httpAdapter?.use(this.methods.use);
  }
}
