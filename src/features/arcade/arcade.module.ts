import { Module } from '@nestjs/common';
import { ArcadeController } from './arcade.controller.js';
import { ArcadeService } from './arcade.service.js';
import { LeadersService } from './leaders.service.js';

@Module({ controllers: [ArcadeController], providers: [ArcadeService, LeadersService] })
export class ArcadeModule {}
