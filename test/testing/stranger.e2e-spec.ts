import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { INestApplication } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { Clock } from 'sojourn';
import { Tab, TestClock, Visitor } from 'sojourn/testing';
import { CounterAppModule } from '../package/counter.app.js';

const clock = new TestClock();
let app: INestApplication;

beforeAll(async () => {
  const testing = Test.createTestingModule({ imports: [CounterAppModule.onMemory()] });
  app = (await testing.overrideProvider(Clock).useValue(clock).compile()).createNestApplication();
  await app.listen(0, '127.0.0.1');
});

afterAll(() => app.close());

it('tells a form’s change to a tab, and the end when its time is over', async () => {
  const ada = new Visitor(await app.getUrl());
  await ada.submit('/counter/add').expect(303);
  const tab = await Tab.open(await app.getUrl(), { cookie: ada.cookies });
  await tab.watch({ counter: 1 });
  await ada.submit('/counter/add').expect(303);
  expect(await tab.next('changed')).toMatchObject({ version: 2, state: { n: 2 } });
  clock.pass(31 * 60_000);
  expect(await tab.next('session:ended')).toEqual({ reason: 'expired' });
});
