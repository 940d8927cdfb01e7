import { createHash } from 'node:crypto';

/** Short enough for a file's address, which so changes with the content. */
export const digest = (text: string) =>
  createHash('sha256').update(text).digest('base64url').slice(0, 8);
