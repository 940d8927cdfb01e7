import { join } from 'node:path';

// The build makes one file of all code, at the height of this one: what lies beside the code is found from here alone.
const here = import.meta.dirname;

export const VIEWS = join(here, '../views');

export const ASSETS = join(here, '../dist/browser');
export const MANIFEST = join(here, '../dist/manifest.json');

export const SOURCES = join(here, '../dist/sources.json');

export const dataFile = (feature: string, name: string) => join(here, 'features', feature, name);

export const dataDirOf = (env: Record<string, string | undefined>) => env.DATA_DIR || 'data';

export const databaseFile = (dataDir: string) => join(dataDir, 'sojourn.sqlite');
