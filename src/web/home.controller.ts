import { Controller } from '@nestjs/common';
import { PageFrame } from './page.frame.js';
import { Page } from './page.js';

@Controller()
export class HomeController {
  constructor(private readonly frame: PageFrame) {}

  @Page({ view: 'home', title: 'Sojourn' })
  home() {
    return { features: this.frame.features };
  }
}
