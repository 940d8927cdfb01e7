import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import {
  allowedMethods,
  bodyType,
  formLimit,
  Hosts,
  OriginMiddleware,
  PAYLOAD_LIMIT_BYTES,
  Routes,
  SessionMiddleware,
  ThrottleMiddleware,
} from 'sojourn';
import { Config } from './config.js';
import { ASSETS } from './paths.js';
import { assetRefusal } from './site/asset.refusal.js';
import { compressPages } from './site/page.compression.js';
import { encodingHeaders, precompressed } from './site/precompressed.js';
import { securityHeaders, YEAR_SECONDS } from './site/security.headers.js';
import { noSourceMap } from './site/source-map.js';

const ASSET_FOLDER = '/assets/';
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
  app.use('/assets', precompressed(ASSETS));
  app.useStaticAssets(ASSETS, {
    prefix: ASSET_FOLDER,
    immutable: true,
    maxAge: YEAR_SECONDS * 1000,
    index: false,
    redirect: false,
    setHeaders: encodingHeaders,
  });
  app.use('/assets', assetRefusal);
  app.use(
    compressPages,
    personal,
    app.get(SessionMiddleware).use,
    app.get(ThrottleMiddleware).use,
    app.get(OriginMiddleware).use,
    allowedMethods(() => [...app.get(Routes).all(), ASSET]),
    bodyType,
  );
  app.useBodyParser('json', { limit: PAYLOAD_LIMIT_BYTES });
  app.useBodyParser('urlencoded', { ...formLimit, extended: false });
  // Not by the signal itself: whoever stopped it would take that for a crash.
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}

/** No cache may keep what is one visitor's, or hand it to another. */
function personal(_: Request, response: Response, next: NextFunction) {
  response.vary('Cookie').vary('Accept').set('Cache-Control', 'private, no-store');
  next();
}
