import { SetMetadata } from '@nestjs/common';
import type { AnySlice } from '../session/slice.js';

export interface PageOptions {
  /** Below the controller's path. Default: that path itself. */
  path?: string;
  /** The template: `views/<view>.hbs`. */
  view: string;
  title: string;
  /** What the page shows; it answers the first as JSON. Default: none. */
  slices?: readonly [AnySlice, ...AnySlice[]];
  /** The page's own script, by its name in the build. Default: none. */
  script?: string;
}

const PAGE = 'sojourn:page';

export const setPage = (options: PageOptions) => SetMetadata(PAGE, options);

export const pageOptions = (method: object) =>
  Reflect.getMetadata(PAGE, method) as PageOptions | undefined;
