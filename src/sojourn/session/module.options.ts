import type { DynamicModule, InjectionToken, ModuleMetadata, Type } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { StartError } from './start.error.js';

/** Options that are made when the app starts. */
export interface AsyncOptions<Options> extends Pick<ModuleMetadata, 'imports'> {
  /** What `useFactory` is called with. */
  inject?: InjectionToken[];
  // What is injected is known to whoever writes the factory.
  // oxlint-disable-next-line typescript/no-explicit-any
  useFactory: (...injected: any[]) => Options | Promise<Options>;
}

/** Carries the options of `forRoot` to the module: so none is global, and two apps can share a process. */
export abstract class ModuleOptions<Options> {
  private give!: (options: Options) => void;
  private readonly options = new Promise<Options>((resolve) => (this.give = resolve));

  /** @param root the module that `forRoot` makes */
  constructor(
    private readonly modules: ModulesContainer,
    private readonly root: Type,
    private readonly cure: string,
  ) {}

  set(options: Options) {
    this.give(options);
    return options;
  }

  get() {
    const roots = [...this.modules.values()].filter(({ metatype }) => metatype === this.root);
    if (roots.length !== 1) throw new StartError(this.cure);
    return this.options;
  }
}

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
