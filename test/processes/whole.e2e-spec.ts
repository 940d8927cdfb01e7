import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Cluster } from '../support/cluster.js';
import type { Changed, Tab } from '../support/tab.js';

const ROUNDS = 150;
/** The two first and last, so that looks one after the other would be far apart. */
const BETWEEN =
  'pay greeting todo currency electricity insurance superannuation flight arcade leaders';
const EVERYTHING = Object.fromEntries(
  ['cart', ...BETWEEN.split(' '), 'orders'].map((slice) => [slice, 0]),
);
/** As often as a socket may ask at once, and the processes of those that do. */
const ASKS = 300;
const ASKING = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2];

/** What is put into the cart and placed by turns: then a cart of 2n changes belongs to n orders. */
const isWhole = ({ cart = 0, orders = 0 }: Record<string, number>) =>
  orders === Math.floor(cart / 2);

/** Takes in what is newer, as a page does. */
function learn(known: Record<string, number>, news: readonly Changed[]) {
  for (const { slice, version } of news) known[slice] = Math.max(version, known[slice] ?? 0);
}

/** Asks for both again and again, no more often than a socket may. @returns what was answered */
async function ask(tab: Tab) {
  const answers: Record<string, number>[] = [];
  while (answers.length < ASKS) {
    const { changed } = await tab.watch(EVERYTHING);
    answers.push(Object.fromEntries(changed!.map(({ slice, version }) => [slice, version])));
  }
  return answers;
}

/** Asks for both after every change that it hears of. @returns what was ever seen, by answers and by pushes */
async function look(tab: Tab) {
  const known: Record<string, number> = {};
  const seen: Record<string, number>[] = [];
  let heard = 0;
  while (known.cart !== 2 * ROUNDS) {
    const { changed } = await tab.watch({ cart: 0, orders: 0 });
    const answer: Record<string, number> = {};
    learn(answer, changed!);
    for (const { changes } of tab.messages.slice(heard)) {
      learn(known, changes);
      seen.push({ ...known });
    }
    heard = tab.messages.length;
    learn(known, changed!);
    seen.push(answer, { ...known });
    if (known.cart !== 2 * ROUNDS) await tab.next('changed');
  }
  return seen;
}

describe('a cart and its order', () => {
  let cluster: Cluster;

  beforeAll(async () => {
    // No order moves on by itself: its versions are counted.
    cluster = await Cluster.start(3, { ORDER_STEP_SECONDS: '3600' });
  });

  afterAll(() => cluster.stop());

  /** Adds and places by turns, each time on another process. */
  async function order(cookie: string) {
    for (let round = 0; round < ROUNDS; round++) {
      await cluster.visitor(round, cookie).send('/cart/add', { item: 'soup' }).expect(200);
      await cluster
        .visitor(round + 1, cookie)
        .submit('/cart/place')
        .expect(303);
    }
  }

  it('are never seen apart, by `watch` or by a push, on any process', async () => {
    const cookie = await cluster.begin();
    const tabs = await cluster.tabs(cookie);

    const [looks] = await Promise.all([Promise.all(tabs.map(look)), order(cookie)]);

    for (const [index, seen] of looks.entries()) {
      expect(seen.filter((each) => !isWhole(each))).toEqual([]);
      expect(new Set(seen.map(({ cart }) => cart)).size).toBeGreaterThan(ROUNDS);
      tabs[index]!.close();
    }
  });

  it('are never answered apart, however often one asks meanwhile', async () => {
    const cookie = await cluster.begin();
    const buyer = cluster.visitor(0, cookie);
    const tabs = await Promise.all(ASKING.map((index) => cluster.tab(index, cookie)));
    const asking = { isOver: false };
    const asked = Promise.all(tabs.map(ask)).finally(() => (asking.isOver = true));

    while (!asking.isOver) {
      await buyer.send('/cart/add', { item: 'soup' }).expect(200);
      await buyer.send('/cart/place').expect(200);
    }

    const answers = (await asked).flat();
    expect(answers.filter((each) => !isWhole(each))).toEqual([]);
    expect(new Set(answers.map(({ orders }) => orders)).size).toBeGreaterThan(ASKING.length);
    for (const tab of tabs) tab.close();
  });
});
