import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { SetNameDto } from './greeting.dto.js';
import { GreetingService } from './greeting.service.js';
import { Greeting } from './greeting.slice.js';

@Controller('greeting')
@Tile({ title: 'Greeting', summary: 'Give a name and be greeted by it on every page.' })
export class GreetingController {
  constructor(private readonly greeting: GreetingService) {}

  @Page({ view: 'greeting', title: 'Greeting', slices: [Greeting] })
  page() {}

  @Command('set')
  set(@CurrentSession() session: Session, @Body() payload: SetNameDto) {
    return this.greeting.set(session, payload);
  }

  @Command('forget')
  forget(@CurrentSession() session: Session) {
    return this.greeting.forget(session);
  }
}
