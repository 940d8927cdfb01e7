import { createHash, randomBytes } from 'node:crypto';
import { remembered } from './remembered.js';

/** 192 random bits, base64url. */
export const newKey = () => randomBytes(24).toString('base64url');

/** It begins with the same letter: by that a store may keep both in one place. */
export const newKeyBeside = (other: string) => other.charAt(0) + newKey().slice(1);

export const newId = () => randomBytes(6).toString('hex');

/** Gives no key away. */
export const publicName = (key: string) => nameOf(key);

// To hash it takes a fortieth of a page, and every page has it.
const nameOf = remembered((key) =>
  createHash('sha256').update(key).digest('base64url').slice(0, 16),
);
