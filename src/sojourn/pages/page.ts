import {
  applyDecorators,
  Get,
  Injectable,
  SetMetadata,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request, Response } from 'express';
import { mergeMap } from 'rxjs';
import { answer, wantsJson } from '../commands/door.js';
import { SessionService } from '../session/session.service.js';
import type { AnySlice } from '../session/slice.js';
import { Layout } from './layout.js';

interface PageOptions {
  path?: string;
  view: string;
  title: string;
  /** What the page shows; the first is what the page answers as JSON. */
  slices?: readonly [AnySlice, ...AnySlice[]];
  /** The page's own script, `src/browser/<script>.ts`; without it the page works as well. */
  script?: string;
}

const PAGE = 'sojourn:page';

/** A page and its JSON face. What the handler returns is added to the view's model. */
export const Page = (options: PageOptions) =>
  applyDecorators(
    Get(options.path ?? ''),
    SetMetadata(PAGE, options),
    UseInterceptors(PageInterceptor),
  );

/** What kind of page a controller's method is, if it is one. */
export const pageOptions = (method: object) =>
  Reflect.getMetadata(PAGE, method) as PageOptions | undefined;

@Injectable()
class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly layout: Layout,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<object | undefined>) {
    const options = this.reflector.get<PageOptions>(PAGE, context.getHandler());
    const http = context.switchToHttp();
    return next
      .handle()
      .pipe(mergeMap((extra) => this.draw(options, extra, http.getRequest(), http.getResponse())));
  }

  private async draw(
    options: PageOptions,
    extra: object | undefined,
    request: Request,
    response: Response,
  ) {
    if (!request.refused && wantsJson(request)) return this.json(options, extra, request);
    response.status(request.refused?.status ?? 200);
    return this.layout.page(request, options, extra);
  }

  private async json({ slices }: PageOptions, extra: object | undefined, request: Request) {
    return slices ? answer(await this.sessions.read(request.currentSession, slices[0])) : extra;
  }
}
