import { Injectable } from '@nestjs/common';
import { ExternalContextCreator } from '@nestjs/core';
import { withBoundEnhancers } from './bound.enhancers.js';
import { ROUTE_ARGS_METADATA } from './nest.metadata.js';
import type { Route } from './routes.js';

type Params = Parameters<ExternalContextCreator['create']>[4];
type Method = ReturnType<typeof withBoundEnhancers>;
type Invoked = (...args: unknown[]) => Promise<unknown>;

/** Runs a route's method outside of Nest's router, with the same guards, interceptors and pipes. */
@Injectable()
export class RouteInvoker {
  constructor(private readonly contexts: ExternalContextCreator) {}

  /**
   * @param params where the method's parameters come from
   * @throws StartError where what is bound to the route can't run outside of the router
   */
  of(route: Route, params: Params, type: 'http' | 'ws'): Invoked {
    const method = withBoundEnhancers(route);
    // Made when first called: Nest searches all modules for each, and an app has many.
    let run: Invoked | undefined;
    return (...args) => (run ??= this.create(route, method, params, type))(...args);
  }

  private create(route: Route, method: Method, params: Params, type: 'http' | 'ws') {
    return this.contexts.create(
      route.controller,
      method,
      route.method,
      ROUTE_ARGS_METADATA,
      params,
      undefined,
      undefined,
      { interceptors: true, guards: true, filters: false },
      type,
    ) as Invoked;
  }
}
