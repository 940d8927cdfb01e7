import type { INestApplication, Type } from '@nestjs/common';
import { Controller } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Page, PagesModule } from '../../src/sojourn/pages/index.js';
import { Counter, CounterAppModule } from './counter.app.js';

@Controller('shop')
class ShopController {
  @Page({ view: 'shop', title: 'The shop', slices: [Counter] })
  show() {}
}

const VIEWS = {
  'shop.hbs': `<h1>Shop</h1>
    {{#> form command="counter/by" button="Add"}}
    {{> field command="counter/by" name="step" label="Step" inputmode="numeric"}}
    <input type="hidden" name="returnTo" value="{{base}}/shop">
    {{/form}}
    {{> live/counter}}`,
  'partials/live/counter.hbs': `<p id="live-counter" data-live="counter" data-version="{{counter.version}}">Count: {{counter.state.n}}</p>`,
};

/** A stranger's app with pages of its own, which brings no layout, no style and no script. */
export async function startPagesApp(
  prefix = '',
  others: Record<string, string> = {},
  controllers: Type[] = [],
) {
  const views = mkdtempSync(join(tmpdir(), 'views-'));
  for (const [name, text] of Object.entries({ ...VIEWS, ...others })) {
    mkdirSync(dirname(join(views, name)), { recursive: true });
    writeFileSync(join(views, name), text);
  }
  const app: INestApplication = await NestFactory.create(moduleWith(views, controllers), {
    logger: false,
  });
  if (prefix) app.setGlobalPrefix(prefix);
  await app.listen(0, '127.0.0.1');
  return {
    url: await app.getUrl(),
    async stop() {
      await app.close();
      rmSync(views, { recursive: true });
    },
  };
}

function moduleWith(views: string, controllers: Type[]) {
  const module = CounterAppModule.onMemory();
  const imports = [...module.imports!, PagesModule.forRoot({ views })];
  return { ...module, imports, controllers: [ShopController, ...controllers] };
}
