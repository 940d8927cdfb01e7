import { Injectable } from '@nestjs/common';
import { create } from 'express-handlebars';
import { join } from 'node:path';
import { Config } from '../config.js';
import { viewHelpers } from './view.helpers.js';

const VIEWS = join(import.meta.dirname, '../../views');

/** Renders `views/<name>.hbs`. A model is always made by us, never a query or a body as it came. */
@Injectable()
export class Views {
  private readonly handlebars = create({
    extname: '.hbs',
    partialsDir: join(VIEWS, 'partials'),
    helpers: viewHelpers,
  });

  constructor(private readonly config: Config) {}

  async page(view: string, model: object) {
    const body = await this.render(view, model);
    return this.render('layout', { ...model, body });
  }

  private render(view: string, model: object) {
    const cache = this.config.production;
    return this.handlebars.render(join(VIEWS, `${view}.hbs`), { ...model }, { cache });
  }
}
