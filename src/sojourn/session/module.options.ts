import type { DynamicModule, InjectionToken, ModuleMetadata, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { StartError } from './start.error.js';

/** Options that are made when the app starts, from what other modules provide. */
export interface AsyncOptions<Options> extends Pick<ModuleMetadata, 'imports'> {
  /** What `useFactory` is called with. */
  inject?: InjectionToken[];
  // What is injected is known to whoever writes the factory.
  // oxlint-disable-next-line typescript/no-explicit-any
  useFactory: (...injected: any[]) => Options | Promise<Options>;
}

/**
 * Carries the options of `forRoot` to the module's own providers, which are there once for each app. So no module
 * has to be global, and two apps in one process do not meet.
 */
export abstract class ModuleOptions<Options> {
  private give!: (options: Options) => void;
  private readonly options = new Promise<Options>((resolve) => (this.give = resolve));

  /** @param root the module that `forRoot` makes: without one nobody would ever give the options */
  constructor(
    private readonly modules: ModulesContainer,
    private readonly root: Type,
    private readonly cure: string,
  ) {}

  set(options: Options) {
    this.give(options);
    return options;
  }

  /** @throws StartError where the app imports no `forRoot`, or several */
  get() {
    const roots = [...this.modules.values()].filter(({ metatype }) => metatype === this.root);
    if (roots.length !== 1) throw new StartError(this.cure);
    return this.options;
  }
}

/** The module that `forRoot` makes: it gives the options, and exports the module they are for. */
export function rootOf<Options>(
  root: Type,
  holder: Type<ModuleOptions<Options>>,
  target: Type,
  { imports = [], inject = [], useFactory }: AsyncOptions<Options>,
): DynamicModule {
  const given = {
    provide: `${root.name} options`,
    inject: [holder, ...inject],
    useFactory: async (options: ModuleOptions<Options>, ...injected: unknown[]) =>
      options.set(await useFactory(...injected)),
  };
  return { module: root, imports: [target, ...imports], providers: [given], exports: [target] };
}
