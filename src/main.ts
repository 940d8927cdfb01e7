import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { startReason } from 'sojourn';
import { AppLogger } from './app.logger.js';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import { Config, isProduction } from './config.js';
import { listenError } from './listen.error.js';
import { databaseFile, dataDirOf } from './paths.js';
import { QuickExpressAdapter } from './site/express.adapter.js';

const logger = new AppLogger(isProduction(process.env));

// A rejected promise that nobody awaits comes here as well.
process.on('uncaughtException', (error) => logger.uncaught(error, stop));
// Whoever read the log has gone: to say so there would end in the same error.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);

/** Whatever keeps it from ending after a signal: what was acknowledged is on disk. */
const STOP_LIMIT_MS = 4_500;

void start().catch(stop);

async function start() {
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule,
    new QuickExpressAdapter(),
    { bodyParser: false, abortOnError: false, logger },
  );
  const { host, port } = setUp(app).get(Config);
  await app.init();
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    throw listenError(error, host, port);
  });
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref());
  logger.started(await app.getUrl());
}

function stop(error: unknown) {
  const place = { file: databaseFile(dataDirOf(process.env)), setting: 'DATA_DIR' };
  logger.refused(startReason(error, place) ?? error);
  process.exit(1);
}
