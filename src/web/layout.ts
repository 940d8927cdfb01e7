import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../session/clock.js';
import { Epoch } from '../session/epoch.js';
import { publicName } from '../session/key.js';
import type { Session } from '../session/session.js';
import { SessionService } from '../session/session.service.js';
import { knownSlices, shown, type AnySlice } from '../session/slice.js';
import { Assets } from './assets.js';
import { hasPartial } from './partials.js';
import { Tiles } from './tile.js';
import { Views } from './views.js';

/** In the order they are linked. */
const STYLES = [
  'tokens',
  'base',
  'layout',
  'bar',
  'nav',
  'tabs',
  'page',
  'home',
  'tiles',
  'stamp',
  'ticket',
  'toast',
  'buttons',
  'forms',
  'lists',
  'chart',
  'rows',
  'table',
  'notice',
  'says',
  'map',
  'keys',
  'arcade',
];

const TINTS = ['teal', 'amber', 'plum', 'coral'];
const SESSION = { word: 'session', tint: 'ember' };

interface Page {
  view: string;
  title: string;
  slices?: readonly AnySlice[];
  script?: string;
}

/** Draws a page inside the layout: the navigation, the greeting, the control that ends the session. */
@Injectable()
export class Layout {
  constructor(
    private readonly sessions: SessionService,
    private readonly tiles: Tiles,
    private readonly views: Views,
    private readonly assets: Assets,
    private readonly clock: Clock,
    private readonly epoch: Epoch,
  ) {}

  async page(request: Request, page: Page, extra: object = {}) {
    const { view, slices = [] } = page;
    const everywhere = [...knownSlices.values()].filter((slice) => slice.onEveryPage);
    const snapshots = await this.snapshots(request.currentSession, [...everywhere, ...slices]);
    return this.views.page(view, { ...this.frame(request, page), ...snapshots, ...extra });
  }

  /** A page that shows nothing of the session, for when it can't be read. */
  bare(request: Request, page: Page, extra: object) {
    return this.views.page(page.view, { ...this.frame(request, page), ...extra });
  }

  private frame(request: Request, { title, script }: Page) {
    const here = request.path.split('/')[1];
    const tiles = this.tiles.all().map((tile, place) => ({
      ...tile,
      tint: TINTS[place % TINTS.length],
      isHere: tile.word === here,
    }));
    const owner = request.currentSession?.owner;
    return {
      title,
      tiles,
      here: [...tiles, SESSION].find(({ word }) => word === here),
      badges: tiles.map(({ word }) => `live/${word}-badge`).filter(hasPartial),
      assets: this.assets.urls,
      styles: STYLES.map((name) => this.assets.urls[`${name}_css`]),
      script: script && this.assets.urls[`${script}_js`],
      now: this.clock.now(),
      epoch: this.epoch.value,
      page: request.path,
      session: owner && publicName(owner.key),
      hasSession: Boolean(owner),
      refused: request.refused,
      answered: request.answered,
    };
  }

  private async snapshots(session: Session, slices: readonly AnySlice[]) {
    const snapshots = await this.sessions.read(session, slices);
    return Object.fromEntries(snapshots.map((snapshot) => [snapshot.slice, shown(snapshot)]));
  }
}
