import type { Session } from 'sojourn';

type Owner = Session['owner'];

/** A session that no browser has: it can be changed and ended as any other, and sets no cookie. */
export class ScratchSession implements Session {
  readonly visitor = null;
  readonly command = 'lab:schedule';
  readonly isNameless = false;

  constructor(
    readonly door: 'json' | 'socket' = 'json',
    public owner: Owner = null,
  ) {}

  /** @throws Error where it has not begun */
  get key() {
    if (!this.owner) throw new Error('This scratch session has not begun.');
    return this.owner.key;
  }

  async begin(owner: NonNullable<Owner>) {
    this.owner = owner;
  }

  async renew() {}

  clear() {}
}
