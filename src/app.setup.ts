import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import helmet from 'helmet';
import { Config } from './config.js';
import { ASSETS } from './places.js';
import { SessionMiddleware } from './session/session.middleware.js';
import { bodyType } from './web/body-type.js';
import { Hosts } from './web/hosts.js';
import { OriginMiddleware } from './web/origin.middleware.js';
import { noSourceMap } from './web/source-map.js';

const YEAR_SECONDS = 31_536_000;

/** What main and the tests both do to the app before it listens. */
export function setUp(app: NestExpressApplication) {
  const { production, trustProxy } = app.get(Config);
  app.set('query parser', 'simple');
  app.set('etag', false);
  if (trustProxy) app.set('trust proxy', trustProxy);
  app.use(securityHeaders(production), app.get(Hosts).use);
  if (production) app.use('/assets', noSourceMap);
  app.useStaticAssets(ASSETS, {
    prefix: '/assets/:fingerprint/',
    immutable: production,
    maxAge: production ? YEAR_SECONDS * 1000 : 0,
    index: false,
    redirect: false,
  });
  app.use(personal, app.get(SessionMiddleware).use, app.get(OriginMiddleware).use, bodyType);
  app.useBodyParser('json', { limit: '64kb' });
  app.useBodyParser('urlencoded', { limit: '64kb', extended: false });
  app.enableShutdownHooks();
  return app;
}

function securityHeaders(production: boolean) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", 'data:'],
      },
    },
    strictTransportSecurity: production && { maxAge: YEAR_SECONDS, includeSubDomains: true },
    // Not helmet's no-referrer: with that, browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** No cache may keep what is one visitor's, or hand it to another. */
function personal(_: Request, response: Response, next: NextFunction) {
  response.vary('Cookie').vary('Accept').set('Cache-Control', 'private, no-store');
  next();
}
