import { randomBytes } from 'node:crypto';

export const newId = () => randomBytes(6).toString('hex');
