import type { Session } from 'sojourn';

type Owner = Session['owner'];

export class ScratchSession implements Session {
  readonly visitor = null;
  readonly command = 'lab:schedule';
  readonly isNameless = false;

  constructor(
    readonly door: 'json' | 'socket' = 'json',
    public owner: Owner = null,
  ) {}

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
