import { randomBytes } from 'node:crypto';

/** A short name for a thing inside one slice. */
export const newId = () => randomBytes(6).toString('hex');
