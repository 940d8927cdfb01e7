export { PageFrame } from './page.frame.js';
export { Page } from './page.js';
export { Tile } from './tile.js';
export { viewHelpers } from './view.helpers.js';
