type Helpers = Record<string, (...given: never[]) => unknown>;

export interface PagesOptions {
  /** The folder of the pages' templates: `<view>.hbs`, `layout.hbs` and `partials/`. @example 'views' */
  views: string;
  /** What the build says of the scripts and style sheets that pages load, a JSON file. @example 'dist/manifest.json' */
  manifest: string;
  /** Where the app serves the files that `manifest` names. Default: `/assets`. */
  assetsPath?: string;
  /** Helpers for the templates beside the package's own. Default: none. @example { shout: (text) => `${text}!` } */
  helpers?: Helpers;
  /** The templates by their names, as a build compiled them. Default: what is in `views`, compiled at start. */
  compiled?: Record<string, TemplateSpecification> | undefined;
}

/** The options of PagesModule, with their defaults. */
export abstract class PagesConfig implements PagesOptions {
  abstract readonly views: string;
  abstract readonly manifest: string;
  abstract readonly assetsPath: string;
  abstract readonly helpers: Helpers;
  abstract readonly compiled: PagesOptions['compiled'];
}

export const withDefaults = (options: PagesOptions): PagesConfig => ({
  helpers: {},
  compiled: undefined,
  assetsPath: '/assets',
  ...options,
});
