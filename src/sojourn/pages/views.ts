import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { TemplateDelegate } from 'handlebars';
import { PagesConfig } from './pages.options.js';
import { readTemplates } from './templates.js';

/** A model is never a query or a body as it came. Synchronous: what is rendered in an order is sent in that order. */
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

  /** And those it is the beginning of: `live/pay`, `live/pay-hours`. */
  partialsNamed(name: string) {
    const names = [...this.templates.keys()].map((file) => file.replace(/^partials\//, ''));
    return names.filter((partial) => partial === name || partial.startsWith(`${name}-`));
  }

  private render(name: string, model: object) {
    return this.templates.get(name)!(model);
  }
}
