import type { Logger } from '@nestjs/common';
import { Refusal } from './refusal.js';

/** A refusal is no news: a store that can't be reached says so by itself. */
export function warn(logger: Logger, error: unknown) {
  if (!(error instanceof Refusal)) logger.warn(error);
}
