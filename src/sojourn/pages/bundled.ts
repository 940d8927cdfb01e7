/** What the build makes of the package's own files. */
interface Bundled {
  /** `views/`, compiled, by the templates' names. */
  views: Record<string, TemplateSpecification>;
  /** What the inspector looks like where the app has no pages of its own. */
  style: string;
  /** What keeps it up to date there. */
  script: string;
  /** What pages load where the app builds no script of its own. */
  pages: string;
}

/** Each build puts them here: that of the app, of the specs and of the package. */
export const bundled: Bundled = { views: {}, style: '', script: '', pages: '' };
