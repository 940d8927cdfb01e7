import { Injectable, RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner } from '@nestjs/core';
import type { AnySlice } from '../session/slice.js';
import { Slices } from '../session/slices.js';
import { commandOptions, isShown, type Unkept } from './command.options.js';
import { HEADERS_METADATA, METHOD_METADATA, PATH_METADATA } from './nest.metadata.js';
import { pageOptions } from './page.options.js';
import { placeOf } from './place.js';
import { describedAnswer, payloadClassOf, queriesOf } from './schema.js';

type Host = ReturnType<DiscoveryService['getControllers']>[number]['host'];
type Controller = Record<string, (...args: unknown[]) => unknown>;

export interface Route {
  verb: 'get' | 'post';
  /** As Express takes it: `/orders/:id`. */
  path: string;
  /** The first part of its events. */
  feature: string;
  /** The path of its controller, without a slash before it. */
  home: string;
  controller: Controller;
  /** The module of the controller. */
  host: Host;
  method: string;
  page: ReturnType<typeof pageOptions>;
  /** Of what it answers, where that is neither a page nor JSON. */
  contentType: string | undefined;
  command: string | undefined;
  /** Whether its command is an event, too. */
  isEvent: boolean;
  /** The page that has the form of what is posted here. */
  formPage: string | undefined;
  /** What it answers: a slice, or what describes an answer that is none. */
  answers: AnySlice | Unkept | undefined;
  /** Whether a form's page is drawn around what its command answers. */
  isShown: boolean;
  /** What may be asked in the query, as OpenAPI describes parameters. */
  queries: readonly object[];
  /** The DTO of a command's payload; undefined for one that takes none. */
  payload: (new () => object) | undefined;
}

interface Header {
  name: string;
  value: string;
}

export type CommandRoute = Route & { command: string };

/** Every route of the app, as its controllers declare it: what the socket door opens and the descriptions describe. */
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

  /** The commands that sockets may call. */
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
