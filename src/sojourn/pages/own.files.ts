import type { NextFunction, Request, Response } from 'express';
import { bundled } from './bundled.js';
import { digest } from './digest.js';

const FOR_GOOD = 'public, max-age=31536000, immutable';

const script = `pages-${digest(bundled.pages)}.js`;
const style = `pages-${digest(bundled.style)}.css`;

/** As a build would name them: for an app that builds none of its own. */
export const ownManifest = {
  'live.ts': { file: script, imports: [] },
  'live.css': { file: style, imports: [] },
};

export function sendOwnFiles({ path }: Request, response: Response, next: NextFunction) {
  const isScript = path === `/${script}`;
  if (!isScript && path !== `/${style}`) return next();
  response.set('Cache-Control', FOR_GOOD).type(isScript ? 'js' : 'css');
  response.send(isScript ? bundled.pages : bundled.style);
}
