import { createHash, randomBytes } from 'node:crypto';

/** A name nobody can guess: 192 random bits, base64url. */
export const newKey = () => randomBytes(24).toString('base64url');

/** A short name for a thing inside one slice. */
export const newId = () => randomBytes(6).toString('hex');

/** A name that tells one key from another, and gives none away. */
export const publicName = (key: string) =>
  createHash('sha256').update(key).digest('base64url').slice(0, 16);
