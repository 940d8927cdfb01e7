import { Module } from '@nestjs/common';
import { DescribeController } from './describe.controller.js';
import { MetricsController } from './metrics.controller.js';

@Module({ controllers: [DescribeController, MetricsController] })
export class DescribeModule {}
