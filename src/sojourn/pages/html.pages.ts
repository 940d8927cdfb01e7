import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Request, Response } from 'express';
import { AddressTable } from '../commands/address.table.js';
import { Html, type HtmlFace } from '../commands/html.js';
import { Routes, type Route } from '../commands/routes.js';
import type { Refusal } from '../session/refusal.js';
import type { Snapshot } from '../session/slice.js';
import { Layout } from './layout.js';
import { redraw } from './redraw.js';
import { refusedBy } from './refused.js';
import { RowDiff } from './row.diff.js';
import { Views } from './views.js';

@Injectable()
export class HtmlPages implements HtmlFace, OnModuleInit {
  private pages: AddressTable | undefined;

  constructor(
    private readonly html: Html,
    private readonly routes: Routes,
    private readonly layout: Layout,
    private readonly views: Views,
    private readonly rows: RowDiff,
  ) {}

  onModuleInit() {
    this.html.face = this;
  }

  refused(request: Request, response: Response, refusal: Refusal) {
    if (request.refused || !this.isDrawn(request.formPage))
      return this.sendPage(request, response, refusal);
    request.refused = refusedBy(refusal, request);
    return redraw(request, response);
  }

  answered(request: Request, response: Response, result: object) {
    const values = { ...(request.body as object) };
    request.answered = { command: request.commandAddress!.command, values, result };
    redraw(request, response);
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

  private isDrawn(path = '') {
    const isPage = ({ page, feature }: Route) =>
      page && (feature !== 'session' || this.html.inspector);
    this.pages ??= new AddressTable(this.routes.all().filter((route) => isPage(route)));
    return this.pages.findBehind(path) !== undefined;
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
