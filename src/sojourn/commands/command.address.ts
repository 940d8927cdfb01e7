import type { Request } from 'express';
import type { Place } from './place.js';

/** Where a command is called: behind whatever prefix or version the app puts before its routes. */
export interface CommandAddress {
  /** What stands before the feature: empty, or such as `/api/v1`. */
  base: string;
  /** Such as `pay/set-wage`. */
  command: string;
  /** The event by which a socket calls the same command: `pay:set-wage`. */
  event: string;
  /** The page of the command's form, without the base. */
  page: string;
}

declare module 'express-serve-static-core' {
  interface Request {
    /** Where the command was called that this request is. */
    commandAddress?: CommandAddress;
    /** Whether the limits and the check of origins have seen it. */
    hasPassedGate?: boolean;
    /** The page of the form that the command came from. */
    formPage?: string;
    /** Where on its pages a form wants its visitor to come back to. */
    returnTo?: string;
  }
}

/** What stands before a controller's own path: empty, or such as `/api/v1`. */
export const baseOf = (place: Pick<Place, 'path'>, path: string) =>
  path.slice(0, Math.max(`${path}/`.toLowerCase().indexOf(`/${place.path}/`.toLowerCase()), 0));

/**
 * @param place of the command's controller
 * @param name the command's own, however the caller wrote it: Express takes `/PAY/Set-Wage/` as well
 */
export function addressOf(
  place: Place,
  name: string,
  { path }: Pick<Request, 'path'>,
): CommandAddress {
  const command = `${place.path}/${name}`;
  return { base: baseOf(place, path), command, event: `${place.name}:${name}`, page: place.page };
}
