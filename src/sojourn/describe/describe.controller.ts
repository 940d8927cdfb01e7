import { Controller, Get } from '@nestjs/common';
import { Routes } from '../commands/routes.js';
import { SessionConfig } from '../session/session.config.js';
import { Slices } from '../session/slices.js';
import { asyncapi } from './asyncapi.js';
import { openapi } from './openapi.js';

@Controller()
export class DescribeController {
  constructor(
    private readonly routes: Routes,
    private readonly slices: Slices,
    private readonly config: SessionConfig,
  ) {}

  @Get('openapi.json')
  openapi() {
    return openapi(this.routes.all(), this.slices.all, this.config);
  }

  @Get('asyncapi.json')
  asyncapi() {
    return asyncapi(this.routes.events(), this.slices.all);
  }
}
