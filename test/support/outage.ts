import { TestApp } from './app.js';
import { Tab } from './tab.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

interface Slice {
  version: number;
  state: { name: string };
}

export const name = (visitor: Visitor, to: string) => visitor.send('/greeting/set', { name: to });

export const greeting = async (visitor: Visitor) =>
  (await visitor.json('/greeting').expect(200)).body as Slice;

export type Begun = Awaited<ReturnType<typeof begun>>;

/** A session with a name and a tab that watches it. */
export async function begun(app: TestApp) {
  const visitor = app.visitor();
  await name(visitor, 'Ada').expect(200);
  const tab = await Tab.open(app.url, { cookie: visitor.cookies });
  await tab.watch({ greeting: 0 });
  return { visitor, tab };
}

export const isBack = (app: TestApp) =>
  until(
    'the store is back',
    async () => (await app.visitor().json('/health/ready')).status === 200,
  );
