import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { WordController } from './word.controller.js';
import { WordService } from './word.service.js';
import { Word } from './word.slice.js';

@Module({
  imports: [SessionModule.forFeature([Word]), PagesModule],
  controllers: [WordController],
  providers: [WordService],
})
export class WordModule {}
