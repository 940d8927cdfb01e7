import { Body, Controller } from '@nestjs/common';
import { Command, CurrentSession, type Session } from 'sojourn';
import { Page, Tile } from 'sojourn/pages';
import { SetWordDto } from './word.dto.js';
import { WordService } from './word.service.js';
import { Word } from './word.slice.js';

@Controller('word')
@Tile({ title: 'Word', summary: 'Keeps one text of yours.' })
export class WordController {
  constructor(private readonly word: WordService) {}

  @Page({ view: 'word', title: 'Word', slices: [Word] })
  page() {}

  @Command('set')
  set(@CurrentSession() session: Session, @Body() payload: SetWordDto) {
    return this.word.set(session, payload);
  }
}
