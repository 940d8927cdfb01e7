import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { isBack } from '../commands/first.visit.js';
import { Clock } from '../session/clock.js';
import { Epoch } from '../session/epoch.js';
import { Holdings } from '../session/holdings.js';
import { publicName } from '../session/key.js';
import type { Session } from '../session/session.js';
import { SliceHistory } from '../session/slice.history.js';
import type { AnySlice, Snapshot } from '../session/slice.js';
import { Slices } from '../session/slices.js';
import { DrawnPages, type Drawing } from './drawn.pages.js';
import { PageFrame } from './page.frame.js';
import { Views } from './views.js';

interface Page {
  view: string;
  title: string;
  slices?: readonly AnySlice[];
  script?: string;
}

@Injectable()
export class Layout {
  constructor(
    private readonly slices: Slices,
    private readonly history: SliceHistory,
    private readonly holdings: Holdings,
    private readonly frame: PageFrame,
    private readonly views: Views,
    private readonly drawn: DrawnPages,
    private readonly clock: Clock,
    private readonly epoch: Epoch,
  ) {}

  async page(request: Request, page: Page, extra: object = {}) {
    const { view, slices = [] } = page;
    const everywhere = this.slices.all.filter((slice) => slice.onEveryPage);
    const look = await this.holdings.beside(request.currentSession, [...everywhere, ...slices]);
    const snapshots = this.shown(look.snapshots);
    const offers = await this.offers(request.currentSession, slices, snapshots);
    const own = { ...this.own(request, page), ...snapshots, offers, holds: look.holds, ...extra };
    const now = this.clock.now();
    const draw = (drawing?: Drawing) =>
      this.views.page(view, { ...this.around(request, page), ...own, now, drawing });
    // What was typed is shown once.
    if (request.refused || request.answered) return draw();
    return this.drawn.page(view, own, now, draw);
  }

  /** For when the session can't be read. */
  bare(request: Request, page: Page, extra: object) {
    const now = this.clock.now();
    const around = this.around(request, page);
    return this.views.page(page.view, { ...around, ...this.own(request, page), now, ...extra });
  }

  /** The same for everybody, by the page's path and its script. */
  private around(request: Request, { script }: Page) {
    return { ...this.frame.of(request.path), links: this.frame.links(script) };
  }

  private own(request: Request, { title, script }: Page) {
    const owner = request.currentSession?.owner;
    return {
      title,
      script,
      epoch: this.epoch.value,
      page: request.path,
      session: owner && publicName(owner.key),
      hasSession: Boolean(owner),
      over: request.currentSession?.over,
      cookieless: request.headers.cookie === undefined,
      cookieRefused: isBack(request),
      refused: request.refused,
      answered: request.answered,
    };
  }

  /** Where the history fails, a page does without. */
  private async offers(
    session: Session,
    slices: readonly AnySlice[],
    snapshots: Record<string, Pick<Snapshot, 'version' | 'state'>>,
  ) {
    const said = slices.map(async (slice) => {
      const shown = snapshots[slice.name]!;
      const removal = await this.history.removal(session, slice, shown).catch(() => undefined);
      return [slice.name, removal] as const;
    });
    return Object.fromEntries(await Promise.all(said));
  }

  private shown(snapshots: readonly Snapshot[]) {
    return Object.fromEntries(
      snapshots.map((snapshot) => [snapshot.slice, this.slices.shown(snapshot)]),
    );
  }
}
