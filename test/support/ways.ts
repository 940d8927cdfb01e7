import { expect } from '@jest/globals';
import type { TestApp } from './app.js';
import type { Payload } from './every.command.js';
import { Tab } from './tab.js';
import type { Visitor } from './visitor.js';

interface Outcome {
  code?: string;
  errors?: unknown;
  current?: unknown;
}

export async function throughSocket(
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

export async function throughJson(
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
export async function throughForm(
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
