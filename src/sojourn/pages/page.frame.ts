import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Assets } from './assets.js';
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
const SESSION = { word: 'session', tint: 'ember', icon: 'icons/session' };
/** The frame of a page that belongs to no feature. */
const NONE = '';

/** What stands around a page and is the same for everybody: drawn once for each feature, and kept. */
@Injectable()
export class PageFrame implements OnApplicationBootstrap {
  /** With the colour and the icon of each. */
  features: Tile[] = [];
  private readonly drawn = new Map<string, object>();

  constructor(
    private readonly tiles: Tiles,
    private readonly views: Views,
    private readonly assets: Assets,
  ) {}

  onApplicationBootstrap() {
    this.features = this.tinted();
    for (const place of [...this.features, SESSION]) this.drawn.set(place.word, this.draw(place));
    this.drawn.set(NONE, this.draw());
  }

  of(path: string) {
    return this.drawn.get(path.split('/')[1]!) ?? this.drawn.get(NONE)!;
  }

  private tinted() {
    return this.tiles.all().map((tile, place) => {
      const icon = `icons/${tile.word}`;
      const tint = TINTS[place % TINTS.length]!;
      return { ...tile, tint, icon: this.views.hasPartial(icon) ? icon : 'icons/any' };
    });
  }

  private draw(here?: { word: string }) {
    const tiles = this.features;
    const styles = STYLES.map((name) => this.assets.urls[`${name}_css`]);
    const badges = tiles.map(({ word }) => `live/${word}-badge`);
    return {
      assets: this.assets.urls,
      badges: badges.filter((badge) => this.views.hasPartial(badge)),
      links: this.views.partial('frame-links', { styles, assets: this.assets.urls }),
      menu: this.views.partial('frame-menu', { tiles, here: here?.word }),
      stamp: here ? this.views.partial('stamp', here) : '',
    };
  }
}

type Tile = ReturnType<PageFrame['tinted']>[number];
