type Helpers = Record<string, (...given: never[]) => unknown>;

export interface PagesOptions {
  /**
   * The folder of the pages' templates: `<view>.hbs`, and `partials/`. What is there wins over the package's own of the
   * same name: `layout`, `refusal`, and the partials for fields. @example 'views'
   */
  views: string;
  /**
   * What the app's build says of the scripts and style sheets that pages load, a JSON file. Default: none; pages load the
   * package's script, which sends forms and draws what changes, and its style sheet. @example 'dist/manifest.json'
   */
  manifest?: string | undefined;
  /** Where the app serves the files that `manifest` names, or the package its own. Default: `/assets`. */
  assetsPath?: string;
  /** Helpers for the templates beside the package's own. Default: none. @example { shout: (text) => `${text}!` } */
  helpers?: Helpers;
  /** The templates by their names, as a build compiled them. Default: what is in `views`, compiled at start. */
  compiled?: Record<string, TemplateSpecification> | undefined;
}

/** The options of PagesModule, with their defaults. */
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
