import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { allowedMethods, forNobodyElse, Hosts } from 'sojourn';
import { Config } from './config.js';
import { ASSETS } from './paths.js';
import { assetRefusal } from './site/asset.refusal.js';
import { hostCheck } from './site/host.check.js';
import { compressPages } from './site/page.compression.js';
import { encodingHeaders, precompressed } from './site/precompressed.js';
import { securityHeaders, YEAR_SECONDS } from './site/security.headers.js';
import { noSourceMap } from './site/source-map.js';

const ASSETS_AT = '/assets/';
const ASSET = { verb: 'get', path: '/:file' } as const;

export function setUp(app: NestExpressApplication) {
  const { production, trustProxy } = app.get(Config);
  app.set('query parser', 'simple');
  app.set('etag', false);
  app.disable('x-powered-by');
  if (trustProxy) app.set('trust proxy', trustProxy);
  const headers = securityHeaders(production);
  const checkHost = hostCheck(app.get(Hosts));
  app.use((request: Request, response: Response, next: NextFunction) => {
    for (const [name, value] of headers) response.setHeader(name, value);
    checkHost(request, response, next);
  });
  if (production) app.use('/assets', noSourceMap);
  app.use('/assets', precompressed(ASSETS));
  app.useStaticAssets(ASSETS, {
    prefix: ASSETS_AT,
    immutable: true,
    maxAge: YEAR_SECONDS * 1000,
    index: false,
    redirect: false,
    setHeaders: encodingHeaders,
  });
  app.use(
    '/assets',
    assetRefusal,
    allowedMethods(() => [ASSET]),
  );
  app.use((request: Request, response: Response, next: NextFunction) => {
    forNobodyElse(response);
    compressPages(request, response, next);
  });
  // Not by the signal itself: whoever stopped it would take that for a crash.
  app.enableShutdownHooks([], { useProcessExit: true });
  return app;
}
