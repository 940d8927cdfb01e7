import type { Visitor } from './visitor.js';

export const add = (visitor: Visitor, key: string) =>
  visitor.send('/trial/change').set('Idempotency-Key', key);
