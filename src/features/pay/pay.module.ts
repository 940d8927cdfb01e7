import { Module } from '@nestjs/common';
import { PayController } from './pay.controller.js';
import { PayService } from './pay.service.js';

@Module({ controllers: [PayController], providers: [PayService] })
export class PayModule {}
