type Helpers = Record<string, (...given: never[]) => unknown>;

export interface PagesOptions {
  /** The folder of `<view>.hbs` and `partials/`, which win over the package's own. @example 'views' */
  views: string;
  /** The build's manifest of scripts and styles, as JSON. Default: the package's own. @example 'dist/manifest.json' */
  manifest?: string | undefined;
  /** Where the files of `manifest` are served, or the package's own. Default: `/assets`. */
  assetsPath?: string;
  /** Helpers for the templates beside the package's own. Default: none. @example { shout: (text) => `${text}!` } */
  helpers?: Helpers;
  /** The compiled templates by their names. Default: what is in `views`, compiled at start. */
  compiled?: Record<string, TemplateSpecification> | undefined;
}

export abstract class PagesConfig implements PagesOptions {
  abstract readonly views: string;
  abstract readonly manifest: string | undefined;
  abstract readonly assetsPath: string;
  abstract readonly helpers: Helpers;
  abstract readonly compiled: PagesOptions['compiled'];
}

export const withDefaults = (options: PagesOptions): PagesConfig => ({
  helpers: {},
  compiled: undefined,
  manifest: undefined,
  assetsPath: '/assets',
  ...options,
});
