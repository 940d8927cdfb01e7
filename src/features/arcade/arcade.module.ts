import { Module } from '@nestjs/common';
import { LiveModule, SessionModule } from 'sojourn';
import { ArcadeController } from './arcade.controller.js';
import { ArcadeService } from './arcade.service.js';
import { Arcade } from './arcade.slice.js';
import { LeadersService } from './leaders.service.js';
import { Leaders } from './leaders.slice.js';

@Module({
  imports: [SessionModule.forFeature([Arcade, Leaders]), LiveModule],
  controllers: [ArcadeController],
  providers: [ArcadeService, LeadersService],
})
export class ArcadeModule {}
