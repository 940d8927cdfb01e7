import type { NextFunction, Request, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

const { BROTLI_PARAM_LGWIN, BROTLI_PARAM_QUALITY, Z_BEST_SPEED } = constants;

/** A page of more letters is worth twice the work: it is most of what its visitor waits for. */
const LONG = 32_768;
/** A window of 256 kB holds any page, and less time goes into making it ready than the usual one. */
const WINDOW_BITS = 18;

/** Of each form: in letters of the pages, and bytes of what became of them. */
const KEPT = 2_000_000;
const KEPT_MS = 60_000;

/** A page that is sent again as it was is not compressed again. */
function remembered(compress: (page: string) => Buffer) {
  const kept = new LRUCache({
    maxSize: KEPT,
    ttl: KEPT_MS,
    ttlAutopurge: true,
    sizeCalculation: (bytes: Buffer, page: string) => bytes.length + page.length,
    memoMethod: compress,
  });
  return (page: string) => kept.memo(page);
}

/** By preference. Little work: a third of the bytes are left, and more takes longer than drawing the page. */
const FORMS = {
  br: remembered((page) =>
    brotliCompressSync(page, {
      params: {
        [BROTLI_PARAM_LGWIN]: WINDOW_BITS,
        [BROTLI_PARAM_QUALITY]: page.length > LONG ? 4 : 1,
      },
    }),
  ),
  gzip: remembered((page) => gzipSync(page, { level: Z_BEST_SPEED })),
};

const ENCODINGS = Object.keys(FORMS) as (keyof typeof FORMS)[];

/** In letters: browsers send the same few headers. */
const HEADERS_KEPT = 20_000;
const forms = new LRUCache<string, keyof typeof FORMS | 'identity', Request>({
  maxSize: HEADERS_KEPT,
  sizeCalculation: (_, header) => header.length + 1,
  memoMethod: (_, __, { context }) =>
    ENCODINGS.find((encoding) => context.acceptsEncodings(encoding)) ?? 'identity',
});

/** At once: a page takes less than 0.1 ms, and a stream for it, as the usual middleware opens, several times that. */
export function compressPages(request: Request, response: Response, next: NextFunction) {
  const send = response.send.bind(response);
  response.send = (body: unknown) => {
    response.send = send;
    return send(isPage(response, body) ? compressed(request, response, body) : body);
  };
  next();
}

// A refusal repeats what another site can have a browser ask for: its compressed length would tell whether that
// is also in what the visitor keeps here (BREACH). A page repeats nothing of a foreign request.
const isPage = (response: Response, body: unknown): body is string =>
  typeof body === 'string' &&
  response.statusCode === 200 &&
  typeOf(response).startsWith('text/html');

// What is sent as text is a page, where nothing else is said.
const typeOf = (response: Response) => response.get('Content-Type') ?? 'text/html';

function compressed(request: Request, response: Response, page: string) {
  response.vary('Accept-Encoding');
  const form = forms.memo(request.get('Accept-Encoding') ?? '', { context: request });
  if (form === 'identity') return page;
  response.set('Content-Encoding', form).type('html');
  return FORMS[form](page);
}
