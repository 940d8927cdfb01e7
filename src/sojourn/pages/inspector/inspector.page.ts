import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Request } from 'express';
import { Html } from '../../commands/html.js';
import { PATHS, type Paths } from '../../session/route.paths.js';
import { SessionConfig } from '../../session/session.config.js';
import { StartError } from '../../session/start.error.js';
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
    private readonly config: SessionConfig,
  ) {}

  /** @throws StartError where the routes of the session are not at the page's address */
  onModuleInit() {
    mustStandAt(this.config.paths);
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

/** The path of its files is in the decorators of its controllers, which know no options. */
function mustStandAt({ session, visitor }: Paths) {
  if (session === PATHS.session && visitor === PATHS.visitor) return;
  throw new StartError(
    'InspectorModule stands at /session: leave out `paths` of SessionModule, or leave out the module.',
  );
}

function plainly(modelOf: (request: Request, answered?: object) => Promise<object>) {
  const [templates, files] = [ownTemplates(), inspectorFiles()];
  return async (request: Request, answered?: object) => {
    const model = await modelOf(request, answered);
    const body = templates.get(PAGE.view)!(model);
    return templates.get('session-layout')!({ ...PAGE, ...model, files, body });
  };
}
