import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Html, type HtmlFace } from '../commands/html.js';
import type { Refusal } from '../session/refusal.js';
import { SessionMiddleware } from '../session/session.middleware.js';
import type { Snapshot } from '../session/slice.js';
import { Layout } from './layout.js';
import { PageRoutes } from './page.routes.js';
import { refusedBy } from './refused.js';
import { RowDiff } from './row.diff.js';

@Injectable()
export class HtmlPages implements HtmlFace, OnModuleInit {
  constructor(
    private readonly html: Html,
    private readonly pages: PageRoutes,
    private readonly layout: Layout,
    private readonly rows: RowDiff,
    private readonly sessions: SessionMiddleware,
  ) {}

  onModuleInit() {
    this.html.face = this;
  }

  async refused(request: Request, response: Response, refusal: Refusal) {
    const page = this.pages.find(request.formPage);
    if (request.refused || !page) return this.sendPage(request, response, refusal);
    request.refused = refusedBy(refusal, request);
    if (refusal.code === 'session-ended')
      request.currentSession = await this.sessions.sessionOf(request, response);
    return this.pages.send(page, request, response);
  }

  answered(request: Request, response: Response, result: object) {
    const values = { ...request.typed };
    request.answered = { command: request.commandAddress!.command, values, result };
    const page = this.pages.find(request.formPage);
    return page ? this.pages.send(page, request, response) : response.json(result);
  }

  whole(owner: string, snapshot: Snapshot) {
    return this.rows.whole(owner, snapshot);
  }

  changed(owner: string, snapshot: Snapshot) {
    return this.rows.changed(owner, snapshot);
  }

  know(owner: string, snapshot: Snapshot) {
    this.rows.know(owner, snapshot);
  }

  private async sendPage(request: Request, response: Response, { status, message }: Refusal) {
    const page = { view: 'refusal', title: TITLES[status] ?? 'That did not work' };
    const model = { status, message };
    const html = await this.layout
      .page(request, page, model)
      .catch(() => this.layout.bare(request, page, model));
    response.status(status).send(html);
  }
}

const TITLES: Record<number, string> = {
  404: 'Nothing here',
  500: 'Something went wrong',
  503: 'Back in a moment',
};
