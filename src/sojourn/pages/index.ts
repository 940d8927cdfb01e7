export { InspectorModule } from './inspector/inspector.module.js';
export { PageFrame } from './page.frame.js';
export { Page } from './page.js';
export { PagesModule } from './pages.module.js';
export type { PagesOptions } from './pages.options.js';
export { Tile } from './tile.js';
export { viewHelpers } from './view.helpers.js';
