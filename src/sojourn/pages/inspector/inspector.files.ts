import { bundled } from '../bundled.js';
import { digest } from '../digest.js';

export const inspectorFiles = () => ({
  style: `inspector.css?${digest(bundled.style)}`,
  script: `inspector.js?${digest(bundled.script)}`,
});
