import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock } from '../session/clock.js';
import { PagesConfig } from './pages.options.js';

/** Then it leaves memory, also where its visitor has ended the session meanwhile. */
const KEPT_MS = 60_000;

/** What drawing a page finds out about how long it may be kept. */
export interface Drawing {
  /** Until when another drawing would be the same, in milliseconds since 1970. */
  until: number;
}

interface Drawn extends Drawing {
  html: string;
}

/** Pages as they were drawn last: one whose model is the same is not drawn again. */
@Injectable()
export class DrawnPages {
  private readonly drawn: LRUCache<string, Drawn> | undefined;

  constructor({ keptLetters }: PagesConfig, clock: Clock) {
    if (keptLetters > 0)
      this.drawn = new LRUCache({
        maxSize: keptLetters,
        ttl: KEPT_MS,
        ttlAutopurge: true,
        ttlResolution: 0,
        perf: clock,
        sizeCalculation: ({ html }, key) => html.length + key.length,
      });
  }

  /** @param model all that the page depends on but the time, as JSON holds it */
  page(view: string, model: object, now: number, draw: (drawing: Drawing) => string) {
    if (!this.drawn) return draw({ until: Infinity });
    const key = `${view} ${JSON.stringify(model)}`;
    const known = this.drawn.get(key);
    if (known && now < known.until) return known.html;
    const drawing = { until: Infinity };
    const html = draw(drawing);
    if (now < drawing.until) this.drawn.set(key, { ...drawing, html });
    return html;
  }
}
