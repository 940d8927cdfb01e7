import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';

export const YEAR_SECONDS = 31_536_000;

/** A list, since a refused WebSocket is answered on its bare connection. */
export function securityHeaders(production: boolean) {
  const headers = new Map<string, string>();
  const response = {
    setHeader: (name: string, value: string) => headers.set(name, value),
    removeHeader: (name: string) => headers.delete(name),
  };
  policies(production)(
    {} as IncomingMessage,
    response as unknown as ServerResponse,
    () => undefined,
  );
  return [...headers];
}

function policies(production: boolean) {
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
