import { Controller, Get, Res, ServiceUnavailableException } from '@nestjs/common';
import { HealthCheck, HealthCheckService, HealthIndicatorService } from '@nestjs/terminus';
import type { Response } from 'express';
import { Storage } from 'sojourn';

/** The probes of Kubernetes: `live` says the process answers, `ready` that it can keep state. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly storage: Storage,
  ) {}

  @Get('live')
  @HealthCheck()
  live() {
    return this.health.check([]);
  }

  @Get('ready')
  @HealthCheck()
  async ready(@Res({ passthrough: true }) response: Response) {
    try {
      return await this.health.check([() => this.storeIsWritable()]);
    } catch (error) {
      if (!(error instanceof ServiceUnavailableException)) throw error;
      response.status(503).set('Retry-After', '1');
      return error.getResponse();
    }
  }

  private get reservations() {
    const { caveats } = this.storage;
    return caveats.length > 0 ? { notPromised: caveats } : undefined;
  }

  private async storeIsWritable() {
    const indicator = this.indicators.check('store');
    return this.storage.probe().then(
      () => indicator.up(this.reservations),
      () => indicator.down('nothing can be written just now'),
    );
  }
}
