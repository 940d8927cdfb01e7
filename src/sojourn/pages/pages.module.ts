import { Injectable, Module, type DynamicModule, type NestModule } from '@nestjs/common';
import { DiscoveryModule, HttpAdapterHost, ModulesContainer } from '@nestjs/core';
import { SessionModule } from '../session.module.js';
import { ModuleOptions, rootOf } from '../session/module.options.js';
import { Assets } from './assets.js';
import { DrawnPages } from './drawn.pages.js';
import { HtmlPages } from './html.pages.js';
import { Layout } from './layout.js';
import { sendOwnFiles } from './own.files.js';
import { PageFrame } from './page.frame.js';
import { PageRoutes } from './page.routes.js';
import { PagesConfig, withDefaults, type PagesOptions } from './pages.options.js';
import { Regions } from './regions.js';
import { RowDiff } from './row.diff.js';
import { Tiles } from './tile.js';
import { Views } from './views.js';

@Module({})
class PagesRootModule {}

@Injectable()
class PagesModuleOptions extends ModuleOptions<PagesOptions> {
  constructor(modules: ModulesContainer) {
    const cure = 'Import PagesModule.forRoot({ views }) once, in the root module.';
    super(modules, PagesRootModule, cure);
  }
}

/** Pages drawn by Handlebars: forms that come back with what was typed, and regions that follow every change. */
@Module({
  imports: [DiscoveryModule, SessionModule],
  providers: [
    Assets,
    DrawnPages,
    HtmlPages,
    Layout,
    PageFrame,
    PageRoutes,
    Regions,
    RowDiff,
    Tiles,
    Views,
    PagesModuleOptions,
    {
      provide: PagesConfig,
      inject: [PagesModuleOptions],
      useFactory: async (options: PagesModuleOptions) => withDefaults(await options.get()),
    },
  ],
  exports: [Layout, PageFrame, PagesModuleOptions, Views],
})
export class PagesModule implements NestModule {
  constructor(
    private readonly http: HttpAdapterHost,
    private readonly config: PagesConfig,
  ) {}

  /** For the root module, once. @example PagesModule.forRoot({ views: 'views' }) */
  static forRoot(options: PagesOptions): DynamicModule {
    const given = { useFactory: () => options };
    return rootOf(PagesRootModule, PagesModuleOptions, PagesModule, given);
  }

  configure() {
    const { assetsPath, manifest } = this.config;
    if (!manifest) this.http.httpAdapter?.use(assetsPath, sendOwnFiles);
  }
}
