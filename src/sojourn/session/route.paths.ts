import { StartError } from './start.error.js';

/** Where the package's own routes are, behind whatever prefix the app has. Their events keep their names. */
export interface Paths {
  /** What belongs to every session, and the page of it. Default: `session`. @example 'account/session' */
  session: string;
  /** What belongs to the browser. Default: `visitor`. */
  visitor: string;
}

const PATHS: Paths = { session: 'session', visitor: 'visitor' };

/** @throws StartError naming the path and what it must be */
export function pathsOf(given: Partial<Paths> = {}): Paths {
  const paths = { ...PATHS, ...given };
  for (const [name, path] of Object.entries(paths)) mustBePath(name, path);
  if (paths.session !== paths.visitor) return paths;
  throw new StartError('SessionModule: paths.session and paths.visitor must differ.');
}

function mustBePath(name: string, path: unknown) {
  if (!Object.hasOwn(PATHS, name))
    throw new StartError(
      `SessionModule: there is no paths.${name}. There are ${Object.keys(PATHS).join(', ')}.`,
    );
  if (typeof path === 'string' && /^[\w-]+(\/[\w-]+)*$/.test(path)) return;
  throw new StartError(
    `SessionModule: paths.${name} must be such as "account/${name}", not "${String(path)}".`,
  );
}
