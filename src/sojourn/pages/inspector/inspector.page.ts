import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Html } from '../../commands/html.js';
import { PATHS, type Paths } from '../../session/route.paths.js';
import { SessionConfig } from '../../session/session.config.js';
import { StartError } from '../../session/start.error.js';
import { Layout } from '../layout.js';
import { Views } from '../views.js';
import { faceWithin, plainFace } from './inspector.face.js';
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
    const face = this.faceOfApp() ?? plainFace();
    this.html.inspector = async (request, answered) =>
      face.page(request, PAGE, await this.model.of(request, answered));
    this.html.tabs = async (owner, count) =>
      face.part('inspector-tabs', await this.model.openTabs(owner, count));
  }

  private faceOfApp() {
    try {
      const strict = false;
      return faceWithin(this.modules.get(Layout, { strict }), this.modules.get(Views, { strict }));
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
