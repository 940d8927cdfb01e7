interface Bundled {
  views: Record<string, TemplateSpecification>;
  style: string;
  script: string;
  /** What pages load where the app builds no script of its own. */
  pages: string;
}

/** Each build puts them here: that of the app, of the specs and of the package. */
export const bundled: Bundled = { views: {}, style: '', script: '', pages: '' };
