import type { Type } from '@nestjs/common';
import {
  GUARDS_METADATA,
  INTERCEPTORS_METADATA,
  PIPES_METADATA,
} from '../commands/nest.metadata.js';
import type { CommandRoute } from '../commands/routes.js';
import { StartError } from '../session/start.error.js';

const BOUND = [GUARDS_METADATA, INTERCEPTORS_METADATA, PIPES_METADATA];

/**
 * Nest runs guards, interceptors and pipes that are bound as classes for HTTP only; here they are bound as instances.
 */
export function withBoundEnhancers(route: CommandRoute) {
  const { controller, method } = route;
  const handler = controller[method]!;
  const bound = (...args: unknown[]) => handler.apply(controller, args);
  Object.defineProperty(bound, 'name', { value: method });
  for (const key of Reflect.getMetadataKeys(handler) as string[])
    Reflect.defineMetadata(key, Reflect.getMetadata(key, handler), bound);
  for (const kind of BOUND) Reflect.defineMetadata(kind, enhancersOf(kind, route, handler), bound);
  return bound;
}

function enhancersOf(kind: string, route: CommandRoute, handler: object) {
  const ofMethod = boundTo(handler, kind).map((each) =>
    isClass(each) ? single(each, route) : each,
  );
  const ofController = boundTo(route.controller.constructor, kind).filter(isClass);
  return [...ofController.map((each) => single(each, route)), ...ofMethod];
}

const boundTo = (target: object, kind: string) =>
  (Reflect.getMetadata(kind, target) ?? []) as unknown[];

const isClass = (enhancer: unknown): enhancer is Type => typeof enhancer === 'function';

function single(enhancer: Type, { host, feature, command }: CommandRoute) {
  const wrapper = host?.injectables.get(enhancer);
  if (wrapper?.isDependencyTreeStatic() && wrapper.instance) return wrapper.instance;
  throw new StartError(
    `${enhancer.name} of the command ${feature}:${command} must have the default scope, or sockets would pass it.`,
  );
}
