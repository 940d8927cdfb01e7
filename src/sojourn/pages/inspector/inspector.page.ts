import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request } from 'express';
import { Html } from '../../commands/html.js';
import { Layout } from '../layout.js';
import { ownTemplates } from '../templates.js';
import { inspectorFiles } from './inspector.files.js';
import { InspectorModel } from './inspector.model.js';

const PAGE = { view: 'session', title: 'Your session' };

/** Draws the page about a session, in the app's layout where it has one. */
@Injectable()
export class InspectorPage implements OnModuleInit {
  constructor(
    private readonly html: Html,
    private readonly model: InspectorModel,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit() {
    const layout = this.layoutOfApp();
    this.html.inspector = layout
      ? (request, answered) => this.withinApp(layout, request, answered)
      : plainly((request, answered) => this.model.of(request, answered));
  }

  private async withinApp(layout: Layout, request: Request, answered?: object) {
    if (request.refused) request.res!.status(request.refused.status);
    return layout.page(request, PAGE, await this.model.of(request, answered));
  }

  private layoutOfApp() {
    try {
      return this.modules.get(Layout, { strict: false });
    } catch {
      return undefined;
    }
  }
}

function plainly(modelOf: (request: Request, answered?: object) => Promise<object>) {
  const [templates, files] = [ownTemplates(), inspectorFiles()];
  return async (request: Request, answered?: object) => {
    const model = await modelOf(request, answered);
    const body = templates.get(PAGE.view)!(model);
    return templates.get('session-layout')!({ ...PAGE, ...model, files, body });
  };
}
