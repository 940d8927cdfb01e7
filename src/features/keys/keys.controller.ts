import { Body, Controller, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Command, CurrentSession, wantsJson, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { ReadCookie, SignedCookie } from './keys.answers.js';
import { ReadDto, SignDto } from './keys.dto.js';
import { KeysPage } from './keys.page.js';
import { KeysService } from './keys.service.js';
import { LESSON_KEY } from './lesson.js';

@Controller('keys')
@Tile({
  title: 'Keys',
  summary: 'Take a signed cookie apart, change a byte, and see it refused.',
})
export class KeysController {
  constructor(
    private readonly keys: KeysService,
    private readonly lesson: KeysPage,
  ) {}

  @Page({ view: 'keys', title: 'Secret keys', script: 'keys' })
  page(@Req() request: Request) {
    return wantsJson(request) ? { lessonKey: LESSON_KEY } : this.lesson.model(request);
  }

  @Command('sign', { answers: SignedCookie })
  sign(@CurrentSession() session: Session, @Body() payload: SignDto) {
    return this.keys.sign(session, payload);
  }

  @Command('read', { answers: ReadCookie })
  read(@CurrentSession() session: Session, @Body() payload: ReadDto) {
    return this.keys.read(session, payload);
  }
}
