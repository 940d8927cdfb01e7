import { StartError } from './start.error.js';

/** Behind whatever prefix the app has. Events keep their names. */
export interface Paths {
  /** The commands and the page of a session. Default: `session`. @example 'account/session' */
  session: string;
  /** The commands of the browser's visitor. Default: `visitor`. */
  visitor: string;
}

const PATHS: Paths = { session: 'session', visitor: 'visitor' };

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
