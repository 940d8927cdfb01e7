const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
/** The hash tags. A session's key begins with its visitor's letter, so both have the same. */
const TAGS = 16;

const hex = (tag: number) => tag.toString(16);

export class RedisKeys {
  constructor(readonly prefix: string) {}

  /** All that one change writes is in one slot. */
  tag(owner: string) {
    return this.tagOf(Math.max(LETTERS.indexOf(owner.charAt(0)), 0) % TAGS);
  }

  everywhere(name: string) {
    return Array.from({ length: TAGS }, (_, tag) => this.tagOf(tag) + name);
  }

  owner(key: string) {
    return `${this.tag(key)}o:${key}`;
  }

  /** The number of the newest change of a visitor and its sessions; the name of their channel, too. */
  sequence(visitor: string) {
    return `${this.tag(visitor)}n:${visitor}`;
  }

  end(owner: string) {
    return `${this.tag(owner)}e:${owner}`;
  }

  due(owner: string) {
    return `${this.tag(owner)}due`;
  }

  expiry(owner: string) {
    return `${this.tag(owner)}expiry`;
  }

  record(sid: string) {
    return `${this.prefix}sid:${sid}`;
  }

  /** Not in a slot of its owner's: one call takes from many. */
  bucket(name: string) {
    return `${this.prefix}{b}:${name}`;
  }

  /** When each process that has tabs was heard of last. */
  get nodes() {
    return `${this.prefix}nodes`;
  }

  get probe() {
    return `${this.prefix}probe`;
  }

  get schema() {
    return `${this.prefix}schema`;
  }

  private tagOf(tag: number) {
    return `${this.prefix}{${hex(tag)}}:`;
  }
}
