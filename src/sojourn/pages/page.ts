import {
  applyDecorators,
  Get,
  Injectable,
  UseFilters,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { mergeMap } from 'rxjs';
import { baseOf } from '../commands/command.address.js';
import { answer, wantsJson } from '../commands/door.js';
import { isBack, unmarked } from '../commands/first.visit.js';
import { pageOptions, setPage, type PageOptions } from '../commands/page.options.js';
import { placeOf } from '../commands/place.js';
import { RefusalFilter } from '../commands/refusal.filter.js';
import { forNobodyElse } from '../session/personal.js';
import { SessionService } from '../session/session.service.js';
import { Layout } from './layout.js';

/** A page, whose model has what the handler returns, and its JSON. @example @Page({ view: 'counter' }) */
export const Page = (options: PageOptions) =>
  applyDecorators(
    Get(options.path ?? ''),
    setPage(options),
    UseInterceptors(PageInterceptor),
    UseFilters(RefusalFilter),
  );

@Injectable()
class PageInterceptor implements NestInterceptor {
  constructor(
    private readonly sessions: SessionService,
    private readonly layout: Layout,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<object | undefined>) {
    return next.handle().pipe(mergeMap((extra) => this.draw(context, extra)));
  }

  private async draw(context: ExecutionContext, extra: object | undefined) {
    const options = pageOptions(context.getHandler())!;
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    forNobodyElse(response);
    if (!request.refused && wantsJson(request)) return this.json(options, extra, request);
    if (isBack(request) && request.currentSession.owner) return toUnmarked(request, response);
    response.status(request.refused?.status ?? 200);
    const base = baseOf(placeOf(context.getClass()), request.path);
    return this.layout.page(request, options, { base, ...extra });
  }

  private async json({ slices }: PageOptions, extra: object | undefined, request: Request) {
    return slices ? answer(await this.sessions.read(request.currentSession, slices[0])) : extra;
  }
}

/** Its cookie was kept, so there is nothing to say. */
function toUnmarked(request: Request, response: Response) {
  response.status(303).location(unmarked(request));
}
