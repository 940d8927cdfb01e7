import { Describe } from './schema.js';

/** When the session ends: after nothing was done for so long, and at the latest. */
export class Lifetime {
  @Describe({ type: 'string', format: 'date-time' })
  idleExpiresAt!: string;

  @Describe({ type: 'string', format: 'date-time' })
  expiresAt!: string;
}
