import { Body, Controller } from '@nestjs/common';
import { CurrentSession, type Session } from '../../session/session.js';
import { Command } from '../../web/command.js';
import { Page } from '../../web/page.js';
import { Tile } from '../../web/tile.js';
import { Pay } from '../pay/pay.slice.js';
import { Project } from './superannuation.dto.js';
import { SuperannuationService } from './superannuation.service.js';
import { Superannuation } from './superannuation.slice.js';

@Controller('superannuation')
@Tile({
  title: 'Super',
  summary: 'See your superannuation grow, year by year, until you retire.',
})
export class SuperannuationController {
  constructor(private readonly superannuation: SuperannuationService) {}

  @Page({ view: 'superannuation', title: 'Superannuation', slices: [Superannuation, Pay] })
  page() {}

  @Command('project')
  project(@CurrentSession() session: Session, @Body() payload: Project) {
    return this.superannuation.project(session, payload);
  }
}
