import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { SessionConfig } from '../session/session.config.js';
import { Assets } from './assets.js';
import { Tiles } from './tile.js';
import { Views } from './views.js';

const TINTS = ['teal', 'amber', 'plum', 'coral'];
const SESSION = {
  word: 'session',
  tint: 'ember',
  icon: 'icons/session',
  summary: 'Everything that is kept for you right now, and when it goes.',
};
const NONE = '';

/** What stands around every page: the navigation and the links of its head. */
@Injectable()
export class PageFrame implements OnApplicationBootstrap {
  /** The features' tiles, with their colours and icons. */
  features: Tile[] = [];
  private readonly drawn = new Map<string, object>();
  private readonly linked = new Map<string | undefined, string>();

  constructor(
    private readonly tiles: Tiles,
    private readonly views: Views,
    private readonly assets: Assets,
    private readonly config: SessionConfig,
  ) {}

  onApplicationBootstrap() {
    this.features = this.tinted();
    for (const place of [...this.features, SESSION]) this.drawn.set(place.word, this.draw(place));
    this.drawn.set(NONE, this.draw());
  }

  of(path: string) {
    return this.drawn.get(path.split('/')[1]!) ?? this.drawn.get(NONE)!;
  }

  /** @param script the page's own. Default: the one of every page */
  links(script?: string) {
    const { mark } = this.assets;
    const drawn =
      this.linked.get(script) ??
      this.views.partial('frame-links', { mark, ...this.assets.of(script) });
    this.linked.set(script, drawn);
    return drawn;
  }

  /** By its whole address where that is known. The host that a request names may be anybody's. */
  private get card() {
    const { card } = this.assets;
    return card && (this.config.publicOrigins[0] ?? '') + card;
  }

  private tinted() {
    return this.tiles.all().map((tile, place) => {
      const icon = `icons/${tile.word}`;
      const tint = TINTS[place % TINTS.length]!;
      return { ...tile, tint, icon: this.views.hasPartial(icon) ? icon : 'icons/any' };
    });
  }

  private draw(here?: { word: string; summary: string }) {
    const tiles = this.features;
    const badges = tiles.map(({ word }) => `live/${word}-badge`);
    return {
      mark: this.assets.mark,
      paths: this.config.paths,
      card: this.card,
      description: here?.summary,
      feature: tiles.find(({ word }) => word === here?.word)?.word,
      badges: badges.filter((badge) => this.views.hasPartial(badge)),
      menu: this.drawnIfAny('frame-menu', { tiles, here: here?.word }),
      stamp: here ? this.drawnIfAny('stamp', here) : '',
    };
  }

  private drawnIfAny(partial: string, model: object) {
    return this.views.hasPartial(partial) ? this.views.partial(partial, model) : '';
  }
}

type Tile = ReturnType<PageFrame['tinted']>[number];
