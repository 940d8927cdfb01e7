import Sequencer from '@jest/test-sequencer';

/** What takes minutes, so that no process begins it when the other has done all the rest. */
const LONGEST = /browser\/(access|keyboard|greeting-everywhere)|build\/feature/;

export default class extends Sequencer {
  sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- Jest's own method, not an array's
    const known = super.sort(tests);
    return [true, false].flatMap((long) => known.filter(({ path }) => LONGEST.test(path) === long));
  }
}
