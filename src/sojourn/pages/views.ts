import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TemplateDelegate } from 'handlebars';
import { PagesConfig } from './pages.options.js';
import { readTemplates } from './templates.js';

/**
 * Renders `views/<name>.hbs`. A model is always made by us, never a query or a body as it came.
 * Synchronous, so that what is rendered one after the other is also sent in that order.
 */
@Injectable()
export class Views implements OnModuleInit {
  private templates = new Map<string, TemplateDelegate>();

  constructor(private readonly config: PagesConfig) {}

  async onModuleInit() {
    this.templates = await readTemplates(this.config);
  }

  page(view: string, model: object) {
    const body = this.render(view, model);
    return this.render('layout', { ...model, body });
  }

  partial(name: string, model: object) {
    return this.render(`partials/${name}`, model);
  }

  has(view: string) {
    return this.templates.has(view);
  }

  hasPartial(name: string) {
    return this.templates.has(`partials/${name}`);
  }

  /** The partials of this name, and those it is the beginning of: `live/pay`, `live/pay-hours`. */
  partialsNamed(name: string) {
    const names = [...this.templates.keys()].map((file) => file.replace(/^partials\//, ''));
    return names.filter((partial) => partial === name || partial.startsWith(`${name}-`));
  }

  private render(name: string, model: object) {
    return this.templates.get(name)!(model);
  }
}
