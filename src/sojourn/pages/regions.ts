import { Injectable } from '@nestjs/common';
import { Clock } from '../session/clock.js';
import type { Snapshot } from '../session/slice.js';
import { Slices } from '../session/slices.js';
import { Views } from './views.js';

/** The partials `live/<slice>` and `live/<slice>-…` that pages are made of. */
@Injectable()
export class Regions {
  private readonly partials = new Map<string, string[]>();

  constructor(
    private readonly views: Views,
    private readonly slices: Slices,
    private readonly clock: Clock,
  ) {}

  render(snapshot: Snapshot) {
    const model = { [snapshot.slice]: this.slices.shown(snapshot), now: this.clock.now() };
    return this.of(snapshot.slice)
      .map((name) => this.views.partial(name, model))
      .join('');
  }

  private of(slice: string) {
    const found = this.partials.get(slice) ?? this.views.partialsNamed(`live/${slice}`);
    this.partials.set(slice, found);
    return found;
  }
}
