export interface PagesOptions {
  /** The folder of the pages' templates: `<view>.hbs`, `layout.hbs` and `partials/`. @example 'views' */
  views: string;
  /** What the build says of the scripts and style sheets that pages load, a JSON file. @example 'dist/manifest.json' */
  manifest: string;
  /** Helpers for the templates beside the package's own. Default: none. @example { shout: (text) => `${text}!` } */
  helpers?: Record<string, (...given: never[]) => unknown>;
}

/** The options of PagesModule, with their defaults. */
export abstract class PagesConfig implements Required<PagesOptions> {
  abstract readonly views: string;
  abstract readonly manifest: string;
  abstract readonly helpers: Required<PagesOptions>['helpers'];
}
