import type { HelperOptions } from 'handlebars';
import { randomUUID } from 'node:crypto';
import type { Drawing } from './drawn.pages.js';
import type { Refused } from './refused.js';

const FRESH_MS = 10_000;

interface Root {
  now: number;
  refused?: Refused;
  /** Undefined where no page is drawn, but a region alone. */
  drawing?: Drawing;
}

/** Whether this page follows upon the change. A form that was refused changed nothing. */
export function fresh(at: number | null, { data }: HelperOptions) {
  const { now, refused, drawing } = (data as { root: Root }).root;
  const isFresh = at !== null && !refused && now - at < FRESH_MS;
  if (isFresh && drawing) drawing.until = Math.min(drawing.until, at + FRESH_MS);
  return isFresh;
}

/** Each form is drawn with an id of its own, so its page is not kept. */
export function commandId({ data }: HelperOptions) {
  const { drawing } = (data as { root: Root }).root;
  if (drawing) drawing.until = -Infinity;
  return randomUUID();
}
