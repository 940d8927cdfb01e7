import { bundled } from '../bundled.js';
import { digest } from '../digest.js';

/** The files of the plain page, by addresses that change with their content. */
export const inspectorFiles = () => ({
  style: `inspector.css?${digest(bundled.style)}`,
  script: `inspector.js?${digest(bundled.script)}`,
});
