import type { Type } from '@nestjs/common';
import type { DiscoveryService } from '@nestjs/core';
import { StartError } from '../session/start.error.js';
import { GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA } from './nest.metadata.js';
import type { Route } from './routes.js';

type Wrapper = ReturnType<DiscoveryService['getControllers']>[number] | undefined;

const BOUND = [GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA];

/** Nest runs guards, interceptors and pipes bound as classes for HTTP only; here they are bound as instances. */
export function withBoundEnhancers(route: Route) {
  const { controller, method, host } = route;
  mustBeSingle(host?.controllers.get(controller.constructor as Type), route);
  const handler = controller[method]!;
  const bound = (...args: unknown[]) => handler.apply(controller, args);
  Object.defineProperty(bound, 'name', { value: method });
  for (const key of Reflect.getMetadataKeys(handler) as string[])
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), bound);
  for (const kind of BOUND) Reflect.defineMetadata(kind, enhancersOf(kind, route, handler), bound);
  return bound;
}

function enhancersOf(kind: string, route: Route, handler: object) {
  const ofMethod = boundTo(handler, kind).map((each) =>
    isClass(each) ? single(each, route) : each,
  );
  const ofController = boundTo(route.controller.constructor, kind).filter(isClass);
  return [...ofController.map((each) => single(each, route)), ...ofMethod];
}

const boundTo = (target: object, kind: string) =>
  (Reflect.getMetadata(kind, target) ?? []) as unknown[];

const isClass = (enhancer: unknown): enhancer is Type => typeof enhancer === 'function';

function single(enhancer: Type, route: Route) {
  const wrapper = route.host?.injectables.get(enhancer);
  mustBeSingle(wrapper, route, enhancer.name);
  return wrapper!.instance;
}

function mustBeSingle(
  wrapper: Wrapper,
  { path, controller }: Route,
  name = controller.constructor.name,
) {
  if (wrapper?.isDependencyTreeStatic() && wrapper.instance) return;
  throw new StartError(
    `${name}, at ${path}, must have the default scope, as must all that it is given and the app’s global guards, interceptors and pipes: sockets and refused forms run it without a request of their own.`,
  );
}
