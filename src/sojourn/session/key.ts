import { LRUCache } from 'lru-cache';
import { createHash, randomBytes } from 'node:crypto';

/** 192 random bits, base64url. */
export const newKey = () => randomBytes(24).toString('base64url');

/** It begins with the same letter: by that a store may keep both in one place. */
export const newKeyBeside = (other: string) => other.charAt(0) + newKey().slice(1);

export const newId = () => randomBytes(6).toString('hex');

/** In letters of the keys. Every page of a session has its name, and to hash it takes a fortieth of a page. */
const KEPT = 50_000;
const names = new LRUCache<string, string>({
  maxSize: KEPT,
  sizeCalculation: (_, key) => key.length + 1,
  memoMethod: (key) => createHash('sha256').update(key).digest('base64url').slice(0, 16),
});

/** Gives no key away. */
export const publicName = (key: string) => names.memo(key);
