import { Injectable, type OnModuleInit } from '@nestjs/common';
import { create } from 'express-handlebars';
import type { TemplateDelegate } from 'handlebars';
import { join } from 'node:path';
import { Config } from '../config.js';
import { VIEWS } from '../places.js';
import { viewHelpers as helpers } from './view.helpers.js';

/** Renders `views/<name>.hbs`. A model is always made by us, never a query or a body as it came. */
@Injectable()
export class Views implements OnModuleInit {
  private readonly handlebars = create({
    extname: '.hbs',
    partialsDir: join(VIEWS, 'partials'),
    helpers,
  });
  private partials: Record<string, TemplateDelegate> = {};

  constructor(private readonly config: Config) {}

  async onModuleInit() {
    this.partials = (await this.handlebars.getPartials({ cache: true })) as typeof this.partials;
  }

  async page(view: string, model: object) {
    const body = await this.render(view, model);
    return this.render('layout', { ...model, body });
  }

  /** Synchronous, so that what is rendered one after the other is also sent in that order. */
  partial(name: string, model: object) {
    return this.partials[name]!(model, { helpers, partials: this.partials });
  }

  /** The partials of this name, and those it is the beginning of: `live/pay`, `live/pay-hours`. */
  partialsNamed(name: string) {
    const names = Object.keys(this.partials);
    return names.filter((partial) => partial === name || partial.startsWith(`${name}-`));
  }

  private render(view: string, model: object) {
    const cache = this.config.production;
    return this.handlebars.render(join(VIEWS, `${view}.hbs`), { ...model }, { cache });
  }
}
