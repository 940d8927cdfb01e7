import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { KeysController } from './keys.controller.js';
import { KeysPage } from './keys.page.js';
import { KeysService } from './keys.service.js';

@Module({
  imports: [SessionModule, PagesModule],
  controllers: [KeysController],
  providers: [KeysPage, KeysService],
})
export class KeysModule {}
