import { Module } from '@nestjs/common';
import { SessionModule } from 'sojourn';
import { KeysController } from './keys.controller.js';
import { KeysPage } from './keys.page.js';
import { KeysService } from './keys.service.js';

@Module({
  imports: [SessionModule],
  controllers: [KeysController],
  providers: [KeysPage, KeysService],
})
export class KeysModule {}
