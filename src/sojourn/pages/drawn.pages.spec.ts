import { describe, expect, it } from '@jest/globals';
import { TestClock } from '../testing/test.clock.js';
import { DrawnPages, type Drawing } from './drawn.pages.js';
import { withDefaults } from './pages.options.js';

const NOW = 1_000_000;

const until = (time: number) => (drawing: Drawing) => void (drawing.until = time);
const still = until(Infinity);
const unique = until(-Infinity);

function keeping(keptLetters: number, clock = new TestClock()) {
  const pages = new DrawnPages(withDefaults({ views: 'views', keptLetters }), clock);
  let times = 0;
  const draw = (about: (drawing: Drawing) => void) => (drawing: Drawing) => {
    about(drawing);
    return `drawn ${++times} times`;
  };
  return (model: object, now = NOW, about = still) => pages.page('pay', model, now, draw(about));
}

describe('pages that are kept as they were drawn', () => {
  it('are drawn again only where their model has changed', () => {
    const page = keeping(10_000);

    expect([
      page({ wage: 30 }),
      page({ wage: 30 }),
      page({ wage: 31 }),
      page({ wage: 30 }),
    ]).toEqual(['drawn 1 times', 'drawn 1 times', 'drawn 2 times', 'drawn 1 times']);
  });

  it('are drawn again when a part of them is out of date', () => {
    const page = keeping(10_000);
    expect(page({}, NOW, until(NOW + 10))).toBe('drawn 1 times');
    expect(page({}, NOW + 9)).toBe('drawn 1 times');
    expect(page({}, NOW + 10)).toBe('drawn 2 times');
  });

  it('are not kept where each drawing is another', () => {
    const page = keeping(10_000);
    expect([page({}, NOW, unique), page({}, NOW, unique)]).toEqual([
      'drawn 1 times',
      'drawn 2 times',
    ]);
  });

  it('are let go after a minute', () => {
    const clock = new TestClock();
    const page = keeping(10_000, clock);

    const drawn = [page({})];
    for (const ms of [59_000, 2_000]) {
      clock.pass(ms);
      drawn.push(page({}));
    }

    expect(drawn).toEqual(['drawn 1 times', 'drawn 1 times', 'drawn 2 times']);
  });

  it('make room for newer ones', () => {
    const page = keeping(100);
    const first = page({ wage: 0 });
    for (let wage = 1; wage < 10; wage++) page({ wage });

    expect(page({ wage: 0 })).not.toBe(first);
  });

  it('are all drawn where none is to be kept', () => {
    const page = keeping(0);

    expect([page({}), page({})]).toEqual(['drawn 1 times', 'drawn 2 times']);
  });
});
