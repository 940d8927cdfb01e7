import type { Visitor } from './visitor.js';

export const keyed = (visitor: Visitor, path: string, key: string) =>
  visitor.send(path).set('Idempotency-Key', key);

export const add = (visitor: Visitor, key: string) => keyed(visitor, '/trial/change', key);
