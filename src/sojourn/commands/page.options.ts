import { SetMetadata } from '@nestjs/common';
import type { AnySlice } from '../session/slice.js';

export interface PageOptions {
  /** Below the controller's path. Default: that path itself. */
  path?: string;
  /** The template: `views/<view>.hbs`. */
  view: string;
  title: string;
  /** What the page shows; the first is what the page answers as JSON. */
  slices?: readonly [AnySlice, ...AnySlice[]];
  /** The page's own script; without it the page works as well. */
  script?: string;
}

const PAGE = 'sojourn:page';

export const setPage = (options: PageOptions) => SetMetadata(PAGE, options);

/** What kind of page a controller's method is, if it is one. */
export const pageOptions = (method: object) =>
  Reflect.getMetadata(PAGE, method) as PageOptions | undefined;
