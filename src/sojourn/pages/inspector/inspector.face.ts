import type { Request } from 'express';
import type { Layout } from '../layout.js';
import { ownTemplates } from '../templates.js';
import type { Views } from '../views.js';
import { inspectorFiles } from './inspector.files.js';

interface Page {
  view: string;
  title: string;
}

export interface InspectorFace {
  page(request: Request, page: Page, model: object): string | Promise<string>;
  part(name: string, model: object): string;
}

export const faceWithin = (layout: Layout, views: Views): InspectorFace => ({
  page(request, page, model) {
    if (request.refused) request.res!.status(request.refused.status);
    return layout.page(request, page, model);
  },
  part: (name, model) => views.partial(name, model),
});

export function plainFace(): InspectorFace {
  const [templates, files] = [ownTemplates(), inspectorFiles()];
  return {
    page(_, page, model) {
      const body = templates.get(page.view)!(model);
      return templates.get('session-layout')!({ ...page, ...model, files, body });
    },
    part: (name, model) => templates.get(`partials/${name}`)!(model),
  };
}
