import { createHash } from 'node:crypto';
import { bundled } from '../bundled.js';

/** The files of the plain page, by addresses that change with their content. */
export const inspectorFiles = () => ({
  style: `inspector.css?${digest(bundled.style)}`,
  script: `inspector.js?${digest(bundled.script)}`,
});

const digest = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 8);
