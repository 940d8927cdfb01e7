interface SourceFile {
  path: string;
  html: string;
}

export interface FeatureSource {
  files: readonly SourceFile[];
  flask: SourceFile | undefined;
  /** What its specs claim; none where it was built without them. */
  claims: readonly string[];
}

/** The build puts them here, by the feature's name, so that a page shows what runs. */
export const featureSources: Record<string, FeatureSource> = {};
