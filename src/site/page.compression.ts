import compression from 'compression';
import type { Request, Response } from 'express';
import { constants } from 'node:zlib';

/** The least work: a third of the bytes of a page are left, and more work takes longer than drawing it. */
export const compressPages = compression({
  filter: isPage,
  level: constants.Z_BEST_SPEED,
  brotli: { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } },
});

/**
 * A refusal is not compressed: it repeats what another site can have a browser ask for, and its length would then
 * tell whether that is also in what the visitor keeps here (BREACH). A page repeats nothing of a foreign request.
 */
function isPage(_: Request, response: Response) {
  const type = response.get('Content-Type') ?? '';
  return response.statusCode === 200 && type.startsWith('text/html');
}
