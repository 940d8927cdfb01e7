import { Injectable } from '@nestjs/common';
import { answer } from '../commands/door.js';
import { Html } from '../commands/html.js';
import { Clock } from '../session/clock.js';
import type { ChangedSlice } from '../session/feed.js';
import type { Snapshot } from '../session/slice.js';
import { snapshot } from '../session/slice.json.js';
import { Slices } from '../session/slices.js';
import type { Form, WatchedSlice } from './watchers.js';

@Injectable()
export class SliceRenderer {
  constructor(
    private readonly html: Html,
    private readonly slices: Slices,
    private readonly clock: Clock,
  ) {}

  /** @param what of html that was pushed before, `changed` is only the rows that are not as they were */
  render(owner: string, taken: Snapshot, form: Form, what: 'whole' | 'changed') {
    const { slice, version } = taken;
    if (form === 'json') return answer(taken);
    return { slice, version, html: this.html.face?.[what](owner, taken) ?? '' };
  }

  /** Nothing is rendered that nobody watches, and nothing twice. */
  ofChange() {
    const now = this.clock.now();
    const rendered = new Map<string, object | undefined>();
    return ({ slice, form }: WatchedSlice) => {
      const key = `${slice.name} ${form}`;
      if (!rendered.has(key)) rendered.set(key, this.renderChange(slice, form, now));
      return rendered.get(key);
    };
  }

  private renderChange({ owner, name, row }: ChangedSlice, form: Form, now: number) {
    const slice = this.slices.get(name);
    return slice && row && this.render(owner, snapshot(slice, row, now), form, 'changed');
  }
}
