import { Controller } from '@nestjs/common';
import { Page } from './page.js';
import { Tiles } from './tile.js';

@Controller()
export class HomeController {
  constructor(private readonly tiles: Tiles) {}

  @Page({ view: 'home', title: 'Sojourn' })
  home() {
    return { features: this.tiles.all() };
  }
}
