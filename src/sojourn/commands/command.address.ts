import type { Request } from 'express';
import type { Place } from './place.js';

export interface CommandAddress {
  /** What stands before the feature: empty, or such as `/api/v1`. */
  base: string;
  command: string;
  event: string;
  page: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    commandAddress?: CommandAddress;
    hasPassedGate?: boolean;
    formPage?: string;
    /** The fields of a command as they came: a form is drawn again with these. */
    typed?: object;
    returnTo?: string;
  }
}

export const baseOf = (place: Pick<Place, 'path'>, path: string) =>
  path.slice(0, Math.max(`${path}/`.toLowerCase().indexOf(`/${place.path}/`.toLowerCase()), 0));

/** Express takes the command's name in another case, too: `/PAY/Set-Wage/`. */
export function addressOf(
  place: Place,
  name: string,
  { path }: Pick<Request, 'path'>,
): CommandAddress {
  const command = `${place.path}/${name}`;
  return { base: baseOf(place, path), command, event: `${place.name}:${name}`, page: place.page };
}
