import { Module } from '@nestjs/common';
import { LiveModule, SessionModule } from 'sojourn';
import { PagesModule } from 'sojourn/pages';
import { ArcadeController } from './arcade.controller.js';
import { ArcadeService } from './arcade.service.js';
import { Arcade } from './arcade.slice.js';
import { LeadersService } from './leaders.service.js';
import { Leaders } from './leaders.slice.js';

@Module({
  imports: [SessionModule.forFeature([Arcade, Leaders]), PagesModule, LiveModule],
  controllers: [ArcadeController],
  providers: [ArcadeService, LeadersService],
})
export class ArcadeModule {}
