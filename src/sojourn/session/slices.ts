import { Injectable } from '@nestjs/common';
import type { AnySlice, Snapshot } from './slice.js';

/** The slices of one app: those that `SessionModule.forFeature` was given. */
@Injectable()
export class Slices {
  private readonly byName = new Map<string, AnySlice>();

  /** @throws Error where another slice has the name */
  add(slices: readonly AnySlice[]) {
    for (const slice of slices) {
      const known = this.byName.get(slice.name);
      if (known && known !== slice)
        throw new Error(`Two features define the slice "${slice.name}"; rename one.`);
      this.byName.set(slice.name, slice);
    }
    return this;
  }

  get(name: string) {
    return this.byName.get(name);
  }

  get all() {
    return [...this.byName.values()];
  }

  /** A snapshot as pages and regions show it. */
  shown({ slice, version, state, stored, changedAt }: Snapshot) {
    return { ...this.get(slice)?.beside(state, stored), slice, version, state, changedAt };
  }
}
