import { unsign } from 'cookie-signature';
import { LRUCache } from 'lru-cache';

interface Checked {
  /** What was signed; null where no secret of ours has signed it, or nothing was. */
  value: string | null;
  /** Whether it was signed by an older secret than the first. */
  isOld: boolean;
  isForged: boolean;
}

const KEPT = 2_000;

/** Each request of a browser comes with the same signatures, so those that were right are not worked out again. */
export class Signatures {
  private readonly right = new LRUCache<string, Checked>({ max: KEPT });

  constructor(private readonly secrets: readonly string[]) {}

  check(signed: string): Checked {
    const known = this.right.get(signed);
    if (known) return known;
    const values = this.secrets.map((secret) => unsign(signed, secret));
    const checked = {
      value: values.find(Boolean) || null,
      isOld: values[0] === false,
      isForged: signed !== '' && values.every((value) => value === false),
    };
    if (checked.value) this.right.set(signed, checked);
    return checked;
  }
}
