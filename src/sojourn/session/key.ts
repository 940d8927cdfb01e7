import { createHash, randomBytes } from 'node:crypto';

/** A name nobody can guess: 192 random bits, base64url. */
export const newKey = () => randomBytes(24).toString('base64url');

/** One that begins with the same letter as another: by that letter a store may keep both in one place. */
export const newKeyBeside = (other: string) => other.charAt(0) + newKey().slice(1);

/** A short name for a thing inside one slice. */
export const newId = () => randomBytes(6).toString('hex');

/** A name that tells one key from another, and gives none away. */
export const publicName = (key: string) =>
  createHash('sha256').update(key).digest('base64url').slice(0, 16);
