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
  /**
   * How many letters of drawn pages are kept, so that a page whose model is as it was is not drawn again. For models that
   * JSON can hold, and helpers that give the same for the same. Default: 0, each page is drawn. @example 4_000_000
   */
  keptLetters?: number;
  /** The compiled templates by their names. Default: what is in `views`, compiled at start. */
  compiled?: Record<string, TemplateSpecification> | undefined;
}

export abstract class PagesConfig implements PagesOptions {
  abstract readonly views: string;
  abstract readonly manifest: string | undefined;
  abstract readonly assetsPath: string;
  abstract readonly helpers: Helpers;
  abstract readonly keptLetters: number;
  abstract readonly compiled: PagesOptions['compiled'];
}

export const withDefaults = (options: PagesOptions): PagesConfig => ({
  helpers: {},
  keptLetters: 0,
  compiled: undefined,
  manifest: undefined,
  assetsPath: '/assets',
  ...options,
});
