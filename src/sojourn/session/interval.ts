import { Logger } from '@nestjs/common';
import { warn } from './warn.js';

/**
 * Repeats work, one run at a time, logging its errors. It does not keep the process alive.
 * @param everyMs milliseconds between two runs
 * @returns a function that stops it
 */
export function every(everyMs: number, name: string, work: () => unknown) {
  const logger = new Logger(name);
  let isAtWork = false;
  const timer = setInterval(() => {
    if (isAtWork) return;
    isAtWork = true;
    void turn(work, logger).finally(() => (isAtWork = false));
  }, everyMs).unref();
  return () => clearInterval(timer);
}

async function turn(work: () => unknown, logger: Logger) {
  try {
    await work();
  } catch (error) {
    warn(logger, error);
  }
}
