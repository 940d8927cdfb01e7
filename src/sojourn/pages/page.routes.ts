import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AddressTable } from '../commands/address.table.js';
import { Html } from '../commands/html.js';
import { requestParams } from '../commands/nest.params.js';
import { Refusals } from '../commands/refusals.js';
import { RouteInvoker } from '../commands/route.invoker.js';
import { Routes, type Route } from '../commands/routes.js';

/** A form's command that was answered and not kept: its page is drawn around what was typed and the result. */
export interface Answered {
  command: string;
  values: Record<string, unknown>;
  result: object;
}

declare module 'express-serve-static-core' {
  interface Request {
    answered?: Answered;
  }
}

interface FormPage {
  draw: (request: Request, response: Response) => Promise<unknown>;
  params: Record<string, string>;
}

/** The app's pages as a form's answer draws them: by the page's method, not by another request. */
@Injectable()
export class PageRoutes implements OnModuleInit {
  private table!: AddressTable<Route>;
  private readonly drawn = new Map<Route, FormPage['draw']>();

  constructor(
    private readonly routes: Routes,
    private readonly invoker: RouteInvoker,
    private readonly html: Html,
    private readonly refusals: Refusals,
  ) {}

  onModuleInit() {
    const pages = this.routes.all().filter(({ page }) => page);
    for (const page of pages) this.drawn.set(page, this.invoker.of(page, requestParams, 'http'));
    this.table = new AddressTable(pages);
  }

  /** @returns undefined where a browser that asks for this path gets JSON, or nothing */
  find(path = ''): FormPage | undefined {
    const found = this.table.findBehind(path);
    const route = found?.known.addresses[0];
    if (!route || (route.feature === 'session' && !this.html.inspector)) return undefined;
    return { draw: this.drawn.get(route)!, params: paramsIn(path.slice(found.base.length), route) };
  }

  async send({ draw, params }: FormPage, request: Request, response: Response) {
    Object.assign(request, { method: 'GET', url: request.formPage, params });
    try {
      response.send(await draw(request, response));
    } catch (error) {
      await this.refusals.answer(error, request, response);
    }
  }
}

/** @example paramsIn('/orders/7', { path: '/orders/:id' }) // { id: '7' } */
function paramsIn(path: string, { path: pattern }: Pick<Route, 'path'>) {
  const values = path.split('/');
  const named = pattern.split('/').map((part, index) => [part, values[index] ?? ''] as const);
  const params = named.filter(([part]) => part.startsWith(':'));
  return Object.fromEntries(params.map(([part, value]) => [part.slice(1), value]));
}
