import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { SteerDto } from './arcade.dto.js';
import { ArcadeService } from './arcade.service.js';
import { Arcade } from './arcade.slice.js';
import { Leaders } from './leaders.slice.js';

@Controller('arcade')
@Tile({ title: 'Arcade', summary: 'Fly a jet pack through a cave. The server keeps the score.' })
export class ArcadeController {
  constructor(private readonly arcade: ArcadeService) {}

  @Page({ view: 'arcade', title: 'Jetman', slices: [Arcade, Leaders], script: 'arcade' })
  page() {}

  @Page({ path: 'leaders', view: 'leaders', title: 'The best right now', slices: [Leaders] })
  leaders() {}

  @Command('start')
  start(@CurrentSession() session: Session) {
    return this.arcade.start(session);
  }

  @Command('steer')
  steer(@CurrentSession() session: Session, @Body() payload: SteerDto) {
    return this.arcade.steer(session, payload);
  }
}
