import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Html } from '../../commands/html.js';
import { bundled } from '../bundled.js';
import { Layout } from '../layout.js';
import { Views } from '../views.js';
import { faceWithin, plainFace } from './inspector.face.js';
import { InspectorModel } from './inspector.model.js';

const PAGE = { view: 'session', title: 'Your session' };

@Injectable()
export class InspectorPage implements OnModuleInit {
  constructor(
    private readonly html: Html,
    private readonly model: InspectorModel,
    private readonly modules: ModuleRef,
  ) {}

  onModuleInit() {
    const face = this.faceOfApp() ?? plainFace();
    this.html.files = bundled;
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
