import { ConsoleLogger, type LogLevel } from '@nestjs/common';

const QUIET: LogLevel[] = ['warn', 'error', 'fatal'];

/** Nest logs what stops a start, with its stack; main says it, too, in one line. */
const SAID_BY_MAIN: unknown[] = ['ExceptionHandler', 'NestApplication'];

export class AppLogger extends ConsoleLogger {
  private hasStarted = false;

  constructor(private readonly json: boolean) {
    super({
      json,
      logLevels: QUIET,
      flattenParams: true,
      prefix: 'Sojourn',
      ...(!process.stdout.isTTY && { colors: false }),
    });
  }

  /** Nest tells each step of its start at the level of our own events, so that level is on from here. */
  started(url: string) {
    this.hasStarted = true;
    this.setLogLevels(['log', ...QUIET]);
    this.log(`Sojourn is at ${url}`);
  }

  refused(reason: unknown) {
    if (this.json || typeof reason !== 'string') this.fatal(reason);
    else console.error(reason);
  }

  /** What nobody caught, once it runs, is a fault of one request, timer or tab: no reason to end all the others. */
  uncaught(error: unknown, stop: (error: unknown) => void) {
    if (this.hasStarted) super.error(error, 'Uncaught');
    else stop(error);
  }

  override error(message: unknown, ...rest: unknown[]) {
    if (this.hasStarted || !SAID_BY_MAIN.includes(rest.at(-1))) super.error(message, ...rest);
  }

  protected override getJsonLogObject(
    ...record: Parameters<ConsoleLogger['getJsonLogObject']>
  ): ReturnType<ConsoleLogger['getJsonLogObject']> {
    return { time: new Date().toISOString(), ...super.getJsonLogObject(...record) };
  }

  protected override stringifyMessage(message: unknown, level: LogLevel) {
    const text = typeof message === 'string' ? message.replaceAll(/\p{Cc}+/gu, ' ') : message;
    return super.stringifyMessage(text, level);
  }
}
