import type { PagesOptions } from 'sojourn/pages';

/** The build puts the compiled templates here. Where nothing was built, they are compiled at start. */
export const compiled: PagesOptions['compiled'] = undefined;
