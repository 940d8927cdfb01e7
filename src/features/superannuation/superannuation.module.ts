import { Module } from '@nestjs/common';
import { SuperannuationController } from './superannuation.controller.js';
import { SuperannuationService } from './superannuation.service.js';

@Module({ controllers: [SuperannuationController], providers: [SuperannuationService] })
export class SuperannuationModule {}
