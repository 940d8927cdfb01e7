import { Module } from '@nestjs/common';
import { Config, loadConfig } from './config.js';

/** What the environment says. */
@Module({
  providers: [{ provide: Config, useFactory: () => loadConfig(process.env) }],
  exports: [Config],
})
export class ConfigModule {}
