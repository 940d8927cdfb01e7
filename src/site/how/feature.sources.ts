/** One file of a feature, as the page shows it. */
interface SourceFile {
  /** From the root of the repository. */
  path: string;
  /** Its text, coloured by classes. */
  html: string;
}

export interface FeatureSource {
  files: readonly SourceFile[];
  /** The same in Flask, where somebody wrote that. */
  flask: SourceFile | undefined;
  /** What its specs claim; none where it was built without them. */
  claims: readonly string[];
}

/** By the feature's name. The build puts them here, so that a page shows what runs. */
export const featureSources: Record<string, FeatureSource> = {};
