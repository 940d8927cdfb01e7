import { Injectable, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { AnySlice } from '../session/slice.js';
import { Slices } from '../session/slices.js';
import { mustBeCommand } from './command.checks.js';
import { commandOptions, isShown, type Unkept } from './command.options.js';
import { HEADERS_METADATA, METHOD_METADATA, PATH_METADATA } from './nest.metadata.js';
import { pageOptions } from './page.options.js';
import { placeOf } from './place.js';
import { describedAnswer, payloadClassOf, queriesOf } from './schema.js';

type Host = ReturnType<DiscoveryService['getControllers']>[number]['host'];
type Controller = Record<string, (...args: unknown[]) => unknown>;

export interface Route {
  verb: 'get' | 'post';
  path: string;
  feature: string;
  /** The path of its controller, without a slash before it. */
  home: string;
  controller: Controller;
  host: Host;
  method: string;
  page: ReturnType<typeof pageOptions>;
  contentType: string | undefined;
  command: string | undefined;
  isEvent: boolean;
  formPage: string | undefined;
  answers: AnySlice | Unkept | undefined;
  isShown: boolean;
  /** OpenAPI parameters. */
  queries: readonly object[];
  payload: (new () => object) | undefined;
}

interface Header {
  name: string;
  value: string;
}

export type CommandRoute = Route & { command: string };

@Injectable()
export class Routes {
  constructor(
    private readonly discovery: DiscoveryService,
    private readonly scanner: MetadataScanner,
    private readonly slices: Slices,
  ) {}

  all(): Route[] {
    return this.discovery.getControllers().flatMap(({ instance, host }) => {
      const controller = instance as Controller;
      const methods = this.scanner.getAllMethodNames(Object.getPrototypeOf(controller) as object);
      return methods.flatMap((method) => routeOf(controller, method, this.slices, host) ?? []);
    });
  }

  events() {
    return this.all().filter((route): route is CommandRoute => route.isEvent);
  }
}

function routeOf(
  controller: Controller,
  method: string,
  slices: Slices,
  host: Host,
): Route | undefined {
  const handler = controller[method]!;
  const path = Reflect.getMetadata(PATH_METADATA, handler) as string | undefined;
  if (path === undefined) return undefined;
  const { name: feature, path: home, page: formPage } = placeOf(controller.constructor);
  const command = commandOptions(handler);
  if (command) mustBeCommand(Object.getPrototypeOf(controller) as object, method);
  const isGet = Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET;
  return {
    verb: isGet ? 'get' : 'post',
    path: `/${[home, path].filter((part) => part && part !== '/').join('/')}`.replace('//', '/'),
    feature,
    home,
    controller,
    host,
    method,
    page: pageOptions(handler),
    contentType: contentTypeOf(handler),
    command: command?.name,
    isEvent: command !== undefined && command.isEvent !== false,
    formPage: isGet ? undefined : (command?.page ?? formPage),
    answers: command?.answers ?? describedAnswer(handler) ?? slices.get(feature),
    isShown: command !== undefined && isShown(command),
    queries: queriesOf(handler),
    payload: payloadClassOf(controller, method),
  };
}

function contentTypeOf(handler: object) {
  const headers = Reflect.getMetadata(HEADERS_METADATA, handler) as Header[] | undefined;
  return headers?.find(({ name }) => name === 'Content-Type')?.value;
}
