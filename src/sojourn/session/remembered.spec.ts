import { describe, expect, it } from '@jest/globals';
import { remembered } from './remembered.js';

describe('what is remembered of texts', () => {
  it('is worked out once, also where it is false', () => {
    const asked: string[] = [];
    const isLong = remembered((text, limit: number) => (asked.push(text), text.length > limit));

    expect([isLong('tea', 3), isLong('tea', 3), isLong('coffee', 3)]).toEqual([false, false, true]);

    expect(asked).toEqual(['tea', 'coffee']);
  });

  it('takes no more memory than it may, and is right all the same', () => {
    const asked: string[] = [];
    const lengthOf = remembered((text) => (asked.push(text), `${text.length}`), 10);

    const texts = ['teatea', 'coffee', 'teatea', 'x'.repeat(11), 'x'.repeat(11)];
    expect(texts.map((text) => lengthOf(text))).toEqual(['6', '6', '6', '11', '11']);

    expect(asked).toEqual(texts);
  });
});
