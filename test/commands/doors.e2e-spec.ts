import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Routes } from '../../src/sojourn/commands/routes.js';
import { TestApp } from '../support/app.js';
import { Tab } from '../support/tab.js';
import type { Visitor } from '../support/visitor.js';

type Payload = Record<string, unknown>;

const TRIP = {
  number: 'QF11',
  from: 'SYD',
  to: 'LAX',
  departs: '2020-01-01T00:00:00Z',
  arrives: '2020-01-01T14:00:00Z',
};
const METER = { days: 91, usageKwh: 412.5, usageRate: 31.24, supplyRate: 110 };
const COVER = { age: 45, benefitPercent: 60, waitingDays: 60, benefitYears: 5, smoker: true };
const PLAN = { age: 40, retireAt: 67, balance: 120_000, annualReturnPercent: 6.5 };
const ANNUAL_PAY: [string, Payload][] = [
  ['pay:set-wage', { wage: 32.5 }],
  ['pay:annualise', {}],
];
/** Made by Flask with the key "dev". */
const COOKIE = 'eyJhZG1pbiI6ZmFsc2UsInVzZXIiOiJBZGEifQ.ZVPxAA.MT_M0MP_jFuGeZRVb9Xq7nZXdL0';
const CLASH = { scenario: 'lost-update', store: 'stock', order: 'ABABAB' };

const START: [string, Payload] = ['arcade:start', {}];

/** A command, what was sent before it, and payloads; `$id` stands for the newest thing on the to-do list, `$run` for the game. */
const CASES: [command: string, payload: Payload, before?: [string, Payload][]][] = [
  ['greeting:set', { name: 'Ada' }],
  ['greeting:set', { name: '   ' }],
  ['greeting:set', { name: 'Ada', age: 36 }],
  ['greeting:forget', {}, [['greeting:set', { name: 'Ada' }]]],
  ['pay:set-wage', { wage: 32.55 }],
  ['pay:set-wage', { wage: -1 }],
  ['pay:set-wage', { wage: 'a lot' }],
  ['pay:set-wage', {}],
  ['pay:calculate', { hours: 37.5 }, [['pay:set-wage', { wage: 20 }]]],
  ['pay:calculate', { hours: 37.5 }],
  ['pay:calculate', { hours: 745 }, [['pay:set-wage', { wage: 20 }]]],
  ['pay:annualise', {}, [['pay:set-wage', { wage: 20 }]]],
  ['pay:annualise', { hoursPerWeek: 20, weeksPerYear: 48.5 }, [['pay:set-wage', { wage: 20 }]]],
  ['pay:annualise', { hoursPerWeek: 20 }],
  ['pay:clear', {}, [['pay:set-wage', { wage: 20 }]]],
  ['todo:add', { title: ' water the plants ' }],
  ['todo:add', { title: 'x'.repeat(201) }],
  ['todo:edit', { id: '$id', title: 'feed the cat' }, [['todo:add', { title: 'cat' }]]],
  ['todo:edit', { id: 'gone', title: 'feed the cat' }],
  ['todo:mark', { id: '$id', done: true }, [['todo:add', { title: 'cat' }]]],
  ['todo:mark', { id: '$id', done: 'perhaps' }, [['todo:add', { title: 'cat' }]]],
  ['todo:remove', { id: '$id' }, [['todo:add', { title: 'cat' }]]],
  ['todo:remove', { id: 'gone' }],
  ['todo:clear-done', {}, [['todo:add', { title: 'cat' }]]],
  ['cart:add', { item: 'laksa' }],
  ['cart:add', { item: 'laksa', quantity: 3 }],
  ['cart:add', { item: 'laksa', quantity: 0.5 }],
  ['cart:add', { item: 'gold' }],
  ['cart:set', { item: 'tea', quantity: 0 }, [['cart:add', { item: 'tea' }]]],
  ['cart:set', { item: 'tea' }],
  ['cart:empty', {}, [['cart:add', { item: 'tea' }]]],
  ['cart:place', {}, [['cart:add', { item: 'tea' }]]],
  ['cart:place', {}],
  ['flight:track', TRIP],
  ['flight:track', { ...TRIP, to: 'SYD' }],
  ['flight:track', { ...TRIP, arrives: TRIP.departs }],
  ['flight:track', { ...TRIP, number: '' }],
  ['flight:untrack', { id: 'gone' }],
  ['currency:convert', { amount: 100, from: 'AUD', to: 'JPY' }],
  ['currency:convert', { amount: 0, from: 'AUD', to: 'JPY' }],
  ['currency:convert', { amount: 100, from: 'XXX', to: 'aud' }],
  ['electricity:estimate', { days: 91, usageKwh: 412.5, usageRate: 31.24, supplyRate: 110 }],
  ['electricity:estimate', { ...METER, solarKwh: 3_000, feedInRate: 6.5 }],
  ['electricity:estimate', { ...METER, days: 0, solarKwh: -1 }],
  ['insurance:quote', { ...COVER, annualSalary: 90_000 }],
  ['insurance:quote', COVER, ANNUAL_PAY],
  ['insurance:quote', COVER],
  ['insurance:quote', { ...COVER, waitingDays: 31, smoker: 'perhaps' }, ANNUAL_PAY],
  ['superannuation:project', { ...PLAN, annualSalary: 90_000 }],
  ['superannuation:project', PLAN, ANNUAL_PAY],
  ['superannuation:project', PLAN],
  ['superannuation:project', { ...PLAN, retireAt: 40 }, ANNUAL_PAY],
  ['superannuation:project', { ...PLAN, salarySacrifice: 32_000 }, ANNUAL_PAY],
  ['keys:sign', { payload: { user: 'Ada', since: { ' d': 'Thu, 29 Feb 2024 12:30:05 GMT' } } }],
  ['keys:sign', { payload: {}, secret: 'a key' }],
  ['keys:sign', { payload: { ' t': 'no tuple' } }],
  ['keys:sign', { payload: [] }],
  ['keys:sign', { payload: {}, secret: ' ' }],
  ['keys:read', { cookie: COOKIE }],
  ['keys:read', { cookie: COOKIE, secret: 'dev' }],
  ['keys:read', { cookie: COOKIE, secret: 'another' }],
  ['keys:read', { cookie: COOKIE.replace('eyJ', 'eyX'), secret: 'dev' }],
  ['keys:read', { cookie: 'eyJh' }],
  ['lab:schedule', CLASH],
  ['lab:schedule', { ...CLASH, store: 'sojourn' }],
  ['lab:schedule', { ...CLASH, order: 'AAAABB' }],
  ['lab:try-all', { scenario: 'revived', store: 'sojourn' }],
  ['lab:try-all', { scenario: 'revived' }],
  ['lab:fifty', {}],
  ['lab:count', {}],
  ['lab:count', {}, [['lab:count', {}]]],
  ['arcade:start', {}],
  ['arcade:start', { seed: 1 }],
  ['arcade:steer', { run: '$run', tick: 6, inputs: [{ tick: 2, thrust: true }] }, [START]],
  ['arcade:steer', { run: '$run', tick: 0, inputs: [] }, [START]],
  ['arcade:steer', { run: '$run', tick: 31, inputs: [] }, [START]],
  ['arcade:steer', { run: '$run', tick: 6, inputs: [], score: 9 }, [START]],
  ['arcade:steer', { run: 'another', tick: 6, inputs: [] }, [START]],
  ['session:stay', {}, [START]],
  ['visitor:forget', {}, [['todo:add', { title: 'a' }]]],
  ['session:undo', { slice: 'pay', version: 1 }, [['pay:set-wage', { wage: 20 }]]],
  ['session:undo', { slice: 'pay', version: 2 }, [['pay:set-wage', { wage: 20 }]]],
  ['session:undo', { slice: 'pay', version: 0 }, [START]],
  ['session:undo', { slice: 'arcade', version: 1 }, [START]],
  ['session:undo', { slice: 'gold', version: 1 }, [START]],
  ['session:undo', { version: -1 }, [START]],
];

interface Outcome {
  code?: string;
  errors?: unknown;
  current?: unknown;
}

describe('both doors', () => {
  let app: TestApp;

  beforeAll(async () => {
    app = await TestApp.start();
  });

  afterAll(() => app.stop());

  it('have every command in this table', () => {
    const commands = app.nest.get(Routes).events();
    const events = commands.map(({ feature, command }) => `${feature}:${command}`);

    expect(new Set(CASES.map(([command]) => command))).toEqual(new Set(events));
  });

  it.each(CASES)('say the same of %s %j', async (command, payload, before = []) => {
    const bySocket = await throughSocket(app, command, payload, before);
    const byJson = await throughJson(app, command, payload, before);
    const byForm = await throughForm(app, command, payload, before);

    expect(byJson).toEqual(bySocket);
    expect(byForm).toEqual(bySocket);
  });
});

async function throughSocket(
  app: TestApp,
  command: string,
  payload: Payload,
  before: [string, Payload][],
) {
  const visitor = await prepared(app, before);
  const tab = await Tab.open(app.url, { cookie: visitor.cookies });
  const { ok, error, ...slice } = await tab.call(command, await withId(visitor, payload));
  tab.close();
  return ok ? settled(slice) : settled({ code: error!.code, errors: error!.errors });
}

async function throughJson(
  app: TestApp,
  command: string,
  payload: Payload,
  before: [string, Payload][],
) {
  const visitor = await prepared(app, before);
  const { status, body } = await visitor.send(pathOf(command), await withId(visitor, payload));
  const { code, errors } = body as Outcome;
  return settled(status === 200 ? (body as object) : { code, errors });
}

/** A form is answered by pages; what it did or why not is read as JSON. */
async function throughForm(
  app: TestApp,
  command: string,
  payload: Payload,
  before: [string, Payload][],
) {
  const visitor = await prepared(app, before);
  const fields = Object.entries(await withId(visitor, payload)).map(([name, value]) => [
    name,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  const form = Object.fromEntries(fields) as Record<string, string>;
  const { status, text } = await visitor.submit(pathOf(command), form);
  if (status === 303) return settled(await readBack(visitor, command, payload));
  const { body } = await visitor.submit(pathOf(command), form).set('Accept', 'application/json');
  // What is not kept is answered on the form's own page.
  if (status === 200) return settled(body as object);
  const { code, errors } = body as Outcome;
  const messages = Object.values((errors ?? {}) as Record<string, string[]>).flat();
  const shown = text.replaceAll('&quot;', '"');
  expect(messages.filter((message) => !shown.includes(message))).toEqual([]);
  return settled({ code, errors });
}

/** What a form's command has come to. */
async function readBack(visitor: Visitor, command: string, { slice }: Payload) {
  if (command === 'visitor:forget') return { forgotten: true };
  const [feature] = command.split(':');
  const page = command === 'cart:place' ? 'orders' : ((slice ?? feature) as string);
  const { body } = await visitor.json(`/${page}`);
  const { idleExpiresAt, expiresAt } = body as Payload;
  return command === 'session:stay' ? { idleExpiresAt, expiresAt } : (body as object);
}

async function prepared(app: TestApp, before: [string, Payload][]) {
  const visitor = app.visitor();
  for (const [command, payload] of [['greeting:set', { name: 'x' }], ...before] as typeof before)
    await visitor.send(pathOf(command), payload).expect(200);
  return visitor;
}

async function withId(visitor: Visitor, payload: Payload) {
  if (payload.run === '$run') return { ...payload, run: await runOf(visitor) };
  if (payload.id !== '$id') return payload;
  const { items } = await visitor.state<{ items: { id: string }[] }>('todo');
  return { ...payload, id: items.at(-1)!.id };
}

const runOf = async (visitor: Visitor) =>
  (await visitor.state<{ run: { id: string } }>('arcade')).run.id;

const pathOf = (command: string) => `/${command.replace(':', '/')}`;

const MADE_ANEW = ['id', 'seed', 'ms', 'told', 'stock'];

/** Without what is made anew each time. */
const settled = (outcome: object): unknown =>
  JSON.parse(
    JSON.stringify(outcome, (key, value: unknown) => (MADE_ANEW.includes(key) ? 'new' : value)),
  );
