import { isBusy } from '../page/morph.js';

const ownVersions = new Map<string, number>();

export function rememberOwn(slice: string | undefined, version: number | undefined) {
  if (slice !== undefined && version !== undefined) ownVersions.set(slice, version);
}

/** A push may come before the answer of the command that made it. */
export const isOwn = (slice: string, version: number) =>
  ownVersions.get(slice) === version || [...document.forms].some(isBusy);
