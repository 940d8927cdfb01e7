import type { Request } from 'express';

/** Where a command is called: behind whatever prefix or version the app puts before its routes. */
export interface CommandAddress {
  /** What stands before the feature: empty, or such as `/api/v1`. */
  base: string;
  /** Such as `pay/set-wage`. */
  command: string;
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

/** @param feature the path of the command's controller */
export function addressOf(feature: string, { path }: Pick<Request, 'path'>): CommandAddress {
  const at = Math.max(path.indexOf(`/${feature}/`), 0);
  return { base: path.slice(0, at), command: path.slice(at + 1) };
}

/** The name of the event by which a socket calls the same command. */
export const eventOf = ({ command }: CommandAddress) => command.replace('/', ':');
