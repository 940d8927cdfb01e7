import { ConsoleLogger } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { AppModule } from './app.module.js';
import { setUp } from './app.setup.js';
import { Config, StartError } from './config.js';
import { QuickExpressAdapter } from './web/express.adapter.js';

/** Nest logs what stops a start, with its stack; main says it, too, in one line. */
const SAID_BY_MAIN: unknown[] = ['ExceptionHandler', 'NestApplication'];

/** Whatever keeps it from ending after a signal: what was acknowledged is on disk. */
const STOP_LIMIT_MS = 4_500;

class Log extends ConsoleLogger {
  override error(message: unknown, ...rest: unknown[]) {
    if (!SAID_BY_MAIN.includes(rest.at(-1))) super.error(message, ...rest);
  }
}

try {
  await start();
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  process.exit(1);
}

async function start() {
  const production = process.env.NODE_ENV === 'production';
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule,
    new QuickExpressAdapter(),
    {
      bodyParser: false,
      abortOnError: false,
      logger: new Log({ json: production, logLevels: ['warn', 'error', 'fatal'] }),
    },
  );
  const { host, port } = setUp(app).get(Config);
  await app.listen(port, host).catch((error: NodeJS.ErrnoException) => {
    throw new StartError(
      `HOST and PORT must be an address of this machine that is free, not ${host}:${port} (${error.code}).`,
    );
  });
  for (const signal of ['SIGTERM', 'SIGINT'])
    process.once(signal, () => setTimeout(() => process.exit(0), STOP_LIMIT_MS).unref());
  console.log(`Sojourn is at ${await app.getUrl()}`);
}

function isExpected(error: unknown): error is Error {
  return error instanceof StartError;
}
