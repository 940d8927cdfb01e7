import { Controller, Get } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import { Store } from '../session/store.js';

/** The probes of Kubernetes: `live` says the process answers, `ready` that it can keep state. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly store: Store,
  ) {}

  @Get('live')
  @HealthCheck()
  live() {
    return this.health.check([]);
  }

  @Get('ready')
  @HealthCheck()
  ready() {
    return this.health.check([() => this.storeIsWritable()]);
  }

  private async storeIsWritable() {
    const indicator = this.indicators.check('store');
    return this.store.probe().then(
      () => indicator.up(),
      () => indicator.down('nothing can be written just now'),
    );
  }
}
