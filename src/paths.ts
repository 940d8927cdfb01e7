import { join } from 'node:path';

// The build makes one file of all code, at the height of this one: what lies beside the code is found from here alone.
const here = import.meta.dirname;

export const VIEWS = join(here, '../views');

/** What `npm run build` made for the browser. */
export const ASSETS = join(here, '../dist/browser');
export const MANIFEST = join(here, '../dist/manifest.json');

/** The files of this project that the lab shows, as they were built. */
export const SOURCES = join(here, '../dist/sources.json');

/** Where a feature's data file is. */
export const dataFile = (feature: string, name: string) => join(here, 'features', feature, name);

export const dataDirOf = (env: Record<string, string | undefined>) => env.DATA_DIR || 'data';

/** The state of all sessions. */
export const databaseFile = (dataDir: string) => join(dataDir, 'sojourn.sqlite');
