import { NotFoundException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';

export function noSourceMap({ path }: Request, response: Response, next: NextFunction) {
  if (!isSourceMap(path)) return next();
  response.set('Cache-Control', 'no-store');
  next(new NotFoundException());
}

/** The file server decodes the name, so it is decoded here, too; what can't be is left for it to refuse. */
function isSourceMap(path: string) {
  try {
    return /\.map$/i.test(decodeURIComponent(path));
  } catch {
    return false;
  }
}
