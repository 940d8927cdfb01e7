import { isBusy } from '../page/morph.js';

/** The versions that this tab's own commands made, by slice. */
const made = new Map<string, number>();

/** Remembers what a command of this tab was answered with. */
export function rememberOwn(slice: string | undefined, version: number | undefined) {
  if (slice !== undefined && version !== undefined) made.set(slice, version);
}

/** Whether a change is this tab's own. Its push may come before its answer. */
export const isOwn = (slice: string, version: number) =>
  made.get(slice) === version || [...document.forms].some(isBusy);
