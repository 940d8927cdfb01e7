import { Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { CurrentSession, SessionService, wantsJson, type Session } from 'sojourn';
import { Page, PageFrame } from 'sojourn/pages';
import { Arcade } from '../features/arcade/arcade.slice.js';
import { Cart } from '../features/cart/cart.slice.js';
import { Flights } from '../features/flight/flight.slice.js';
import { Orders } from '../features/orders/orders.slice.js';
import { Pay } from '../features/pay/pay.slice.js';
import { Todo } from '../features/todo/todo.slice.js';

/** What has a region `live/<slice>-tile`: its tile says what this session holds there now. */
const ON_TILES = [Pay, Todo, Cart, Orders, Arcade, Flights] as const;

@Controller()
export class HomeController {
  constructor(
    private readonly frame: PageFrame,
    private readonly sessions: SessionService,
  ) {}

  @Page({ view: 'home', title: 'Sojourn' })
  async home(@Req() request: Request, @CurrentSession() session: Session) {
    const features = this.frame.features;
    if (wantsJson(request)) return { features };
    const snapshots = await this.sessions.read(session, ON_TILES);
    const held = Object.fromEntries(snapshots.map((snapshot) => [snapshot.slice, snapshot]));
    return { features: features.map(withRegion), ...held };
  }
}

const withRegion = <Tile extends { word: string }>(tile: Tile) => ({
  ...tile,
  region: ON_TILES.some(({ name }) => name === tile.word) && `live/${tile.word}-tile`,
});
