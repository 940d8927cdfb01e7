import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Controller } from '@nestjs/common';
import { Command, CurrentSession, SessionService, type Session } from 'sojourn';
import { sharedNest } from '../support/nest.app.js';
import { Tab } from '../support/tab.js';
import { Visitor } from '../support/visitor.js';
import { Counter, CounterAppModule } from './counter.app.js';

@Controller('/basket/')
class BasketController {
  constructor(private readonly sessions: SessionService) {}

  @Command('/add')
  add(@CurrentSession() session: Session) {
    return this.sessions.change(session, Counter, ({ n }) => ({ n: n + 1 }));
  }
}

describe('a controller whose path is written with slashes', () => {
  const stage = sharedNest({ ...CounterAppModule.onMemory(), controllers: [BasketController] });
  let ada: Visitor;
  let tab: Tab;

  beforeAll(async () => {
    ada = new Visitor(stage.url);
    await ada.send('/basket/add').expect(200);
    tab = await Tab.open(stage.url, { cookie: ada.cookies });
  });

  afterAll(() => tab.close());

  it('has the same page and events as without', async () => {
    await ada.submit('/basket/add').expect(303).expect('Location', '/basket');
    expect(await tab.call('basket:add')).toMatchObject({ ok: true, state: { n: 3 } });
  });
});
