import { Controller } from '@nestjs/common';
import { Page, PageFrame } from 'sojourn/pages';

@Controller()
export class HomeController {
  constructor(private readonly frame: PageFrame) {}

  @Page({ view: 'home', title: 'Sojourn' })
  home() {
    return { features: this.frame.features };
  }
}
