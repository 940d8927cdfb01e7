import { Body, Controller, Query, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { FiftyService } from './fifty/fifty.service.js';
import { AT_ONCE } from './fifty/race.js';
import { ORDERS } from './interleavings.js';
import { Fifty, Scheduled, TriedAll } from './lab.answers.js';
import { ScheduleDto, TryAllDto } from './lab.dto.js';
import { LabPage } from './lab.page.js';
import { LabService } from './lab.service.js';
import { Lab } from './lab.slice.js';
import { SourcePage } from './source.page.js';

/** How many commands a run costs: about as much time. */
const RUN_COST = 12;

@Controller('lab')
@Tile({
  title: 'Lab',
  summary: 'Let two requests meet, step by step, and see which changes are lost.',
})
export class LabController {
  constructor(
    private readonly lab: LabService,
    private readonly fifties: FiftyService,
    private readonly shown: LabPage,
    private readonly sources: SourcePage,
  ) {}

  @Page({ view: 'lab', title: 'The lab', slices: [Lab], script: 'lab' })
  page(@Req() request: Request) {
    return this.shown.model(request);
  }

  @Page({ path: 'source', view: 'lab-source', title: 'The lab’s sources', script: 'lab' })
  source(@Query('file') file?: string | string[]) {
    return this.sources.shown(file);
  }

  @Command('schedule', { answers: Scheduled, cost: RUN_COST })
  schedule(@CurrentSession() session: Session, @Body() payload: ScheduleDto) {
    return this.lab.schedule(session, payload);
  }

  @Command('try-all', { answers: TriedAll, cost: ORDERS.length * RUN_COST })
  tryAll(@CurrentSession() session: Session, @Body() payload: TryAllDto) {
    return this.lab.tryAll(session, payload);
  }

  @Command('count')
  count(@CurrentSession() session: Session) {
    return this.lab.count(session);
  }

  @Command('fifty', { answers: Fifty, cost: 2 * AT_ONCE })
  fifty(@CurrentSession() session: Session) {
    return this.fifties.run(session);
  }
}
