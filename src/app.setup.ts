import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import {
  allowedMethods,
  bodyType,
  Hosts,
  OriginMiddleware,
  Routes,
  SessionMiddleware,
  ThrottleMiddleware,
} from 'sojourn';
import { Config } from './config.js';
import { ASSETS } from './paths.js';
import { assetRefusal } from './site/asset.refusal.js';
import { securityHeaders, YEAR_SECONDS } from './site/security.headers.js';
import { noSourceMap } from './site/source-map.js';

const ASSET_FOLDER = '/assets/:fingerprint/';
const ASSET = { verb: 'get', path: `${ASSET_FOLDER}:file` } as const;

/** What main and the tests both do to the app before it listens. */
export function setUp(app: NestExpressApplication) {
  const { production, trustProxy } = app.get(Config);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.disable('x-powered-by');
  if (trustProxy) app.set('trust proxy', trustProxy);
  const headers = securityHeaders(production);
  app.use((_: Request, response: Response, next: NextFunction) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    next();
  }, app.get(Hosts).use);
  if (production) app.use('/assets', noSourceMap);
  app.useStaticAssets(ASSETS, {
    prefix: ASSET_FOLDER,
    immutable: production,
    maxAge: production ? YEAR_SECONDS * 1000 : 0,
    index: false,
    redirect: false,
  });
  app.use('/assets', assetRefusal);
  app.use(
    personal,
    app.get(SessionMiddleware).use,
    app.get(ThrottleMiddleware).use,
    app.get(OriginMiddleware).use,
    allowedMethods(() => [...app.get(Routes).all(), ASSET]),
    bodyType,
  );
  app.useBodyParser('json', { limit: '64kb' });
  app.useBodyParser('urlencoded', { limit: '64kb', extended: false });
  // Not by the signal itself: whoever stopped it would take that for a crash.
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}

/** No cache may keep what is one visitor's, or hand it to another. */
function personal(_: Request, response: Response, next: NextFunction) {
  response.vary('Cookie').vary('Accept').set('Cache-Control', 'private, no-store');
  next();
}
