import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { Pay } from '../pay/pay.slice.js';
import { ProjectDto } from './superannuation.dto.js';
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
  project(@CurrentSession() session: Session, @Body() payload: ProjectDto) {
    return this.superannuation.project(session, payload);
  }
}
