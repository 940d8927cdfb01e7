import { Module } from '@nestjs/common';
import { SessionModule } from '../session.module.js';
import { DescribeController } from './describe.controller.js';

@Module({ imports: [SessionModule], controllers: [DescribeController] })
export class DescribeModule {}
