import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Controller, Get, type INestApplication } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { SessionOptions } from 'sojourn';
import { until } from '../support/until.js';
import { Visitor } from '../support/visitor.js';
import { CounterAppModule } from './counter.app.js';

const LOOKS = { burst: 20, perSecond: 1 };
const reports = { underWay: 0, gate: Promise.resolve() };

@Controller()
class PlainController {
  @Get('report')
  async report() {
    reports.underWay++;
    await reports.gate;
    reports.underWay--;
    return 'long';
  }

  @Get('alive')
  alive() {
    return 'yes';
  }
}

const look = (visitor: Visitor, path: string, times: number) =>
  Promise.all(Array.from({ length: times }, async () => (await visitor.page(path)).status));

describe('what is looked at in an app of the package', () => {
  let app: INestApplication;
  let url: string;
  let [ada, eve]: Visitor[] = [];

  async function start(protect: SessionOptions['protect'] & string) {
    const limits = { looks: LOOKS };
    const options = { protect, limits, unlimitedPaths: ['/alive'] };
    const module = CounterAppModule.onMemory(undefined, options);
    app = await NestFactory.create(
      { ...module, controllers: [PlainController] },
      { logger: false },
    );
    await app.listen(0, '127.0.0.1');
    url = await app.getUrl();
    [ada, eve] = [new Visitor(url), new Visitor(url)];
    for (const each of [ada, eve]) await each.send('/counter/add').expect(200);
  }

  describe('that protects all of it', () => {
    beforeEach(() => start('app'));

    it('is refused above the limit, to its session and to no other', async () => {
      expect(await look(eve!, '/report', LOOKS.burst)).toEqual(Array(LOOKS.burst).fill(200));

      await eve!.page('/report').expect(429).expect('Retry-After', '1');

      await eve!.page('/alive').expect(200);
      await eve!.send('/counter/add').expect(200);
      expect(await look(ada!, '/report', 5)).toEqual(Array(5).fill(200));
    });

    it('is drawn for one session one after the other', async () => {
      let open!: () => void;
      reports.gate = new Promise((resolve) => (open = resolve));
      const drawn = look(eve!, '/report', 5);
      await until('the first', () => reports.underWay > 0);

      for (let n = 0; n < 20; n++) await eve!.page('/alive').expect(200);

      expect(reports.underWay).toBe(1);
      open();
      expect(await drawn).toEqual(Array(5).fill(200));
    });
  });

  it('is not limited where only commands are protected', async () => {
    await start('commands');

    expect(await look(eve!, '/report', 2 * LOOKS.burst)).toEqual(Array(2 * LOOKS.burst).fill(200));
  });

  afterEach(() => app.close());
});
