import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { connect, type ChangeOf, type ClientOptions, type StateOf } from 'sojourn/client';
import type { AddToCartDto } from '../../src/features/cart/cart.dto.js';
import type { Cart } from '../../src/features/cart/cart.slice.js';
import type { Orders } from '../../src/features/orders/orders.slice.js';
import { TestApp } from '../support/app.js';
import { TrialModule, type TrialState } from '../support/trial.js';
import { until } from '../support/until.js';
import type { Visitor } from '../support/visitor.js';

interface App {
  slices: { cart: StateOf<typeof Cart>; orders: StateOf<typeof Orders>; trial: TrialState };
  commands: {
    'cart:add': Pick<AddToCartDto, 'item'> & Partial<AddToCartDto>;
    'cart:place': object;
    'trial:change': object;
  };
}

type Change = ChangeOf<App>;

describe('sojourn/client', () => {
  let app: TestApp;
  let ada: Visitor;
  let open: { close(): void }[];

  beforeAll(async () => {
    app = await TestApp.start({}, [TrialModule]);
  });

  beforeEach(async () => {
    open = [];
    ada = app.visitor();
    await ada.send('/greeting/set', { name: 'Ada' });
  });

  afterEach(() => open.forEach((one) => one.close()));

  afterAll(() => app.stop());

  function client(options: ClientOptions = { cookie: ada.cookies }) {
    const made = connect<App>(app.url, options);
    open.push(made);
    return made;
  }

  it('shows both of two clients every one of 50 increments at once, and a stranger none', async () => {
    const [one, two, eve] = [client(), client(), client({})];
    const seen: Record<string, number[]> = { one: [], two: [], eve: [] };
    for (const [name, watching] of Object.entries({ one, two, eve }))
      await watching.watch(['trial'], ([change]) => seen[name]!.push(change!.state.count));

    const sent = Array.from({ length: 50 }, (_, n) => (n % 2 ? one : two).send('trial:change'));
    const answers = await Promise.all(sent);

    await until('every increment', () => seen.one!.length > 50 && seen.two!.length > 50);
    const counts = Array.from({ length: 51 }, (_, n) => n);
    expect(seen).toEqual({ one: counts, two: counts, eve: [0] });
    expect(new Set(answers.map(({ version }) => version)).size).toBe(50);
  });

  it('hands over all slices of one change in one call', async () => {
    const calls: Change[][] = [];
    const one = client();
    await one.watch(['cart', 'orders'], (changes) => calls.push(changes));
    await one.send('cart:add', { item: 'olives' });

    const placed = await one.send('cart:place');

    await until('the order', () => calls.length === 3);
    expect(placed).toMatchObject({ slice: 'orders', version: 1 });
    expect(calls.map((changes) => changes.map(({ slice, version }) => [slice, version]))).toEqual([
      [
        ['cart', 0],
        ['orders', 0],
      ],
      [['cart', 1]],
      [
        ['cart', 2],
        ['orders', 1],
      ],
    ]);
  });

  it('says which tabs are open, also after a gap, until that is stopped', async () => {
    const [one, two] = [client(), client()];
    const counts: number[] = [];
    const stop = await one.watchTabs(({ tabs }) => counts.push(tabs));
    await until('both', () => counts.at(-1) === 2);
    two.close();
    await until('one', () => counts.at(-1) === 1);

    const before = counts.length;
    await one.wake();
    await until('what it missed', () => counts.length > before);
    stop();
    counts.length = 0;
    const others: number[] = [];
    await client().watchTabs(({ tabs }) => others.push(tabs));
    await until('another', () => others.at(-1) === 2);

    expect(counts).toEqual([]);
  });

  it('hands over nothing more once it is stopped, and the rest goes on', async () => {
    const one = client();
    const [first, second]: [Change[], Change[]] = [[], []];
    const stop = await one.watch(['trial'], (changes) => first.push(...changes));
    await one.watch(['trial'], (changes) => second.push(...changes));

    stop();
    await one.send('trial:change');

    await until('the change', () => second.length === 2);
    expect(first).toHaveLength(1);
  });
});
