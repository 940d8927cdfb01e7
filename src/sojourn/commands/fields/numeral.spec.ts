import { describe, expect, it } from '@jest/globals';
import { cureFor, numberIn } from './numeral.js';

describe('a number as people write it', () => {
  it.each([
    ['12', 12],
    ['1,234.50', 1234.5],
    ['$32.50', 32.5],
    ['$64,220.00', 64_220],
    ['-$5.00', -5],
    ['$-5', -5],
    ['\u22125', -5],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['5.', 5],
    ['1 234', 1234],
    ['1\u00a0234\u00a0567.8', 1_234_567.8],
    ['1\u202f234', 1234],
    ['1,234,567', 1_234_567],
    [' 32.50 ', 32.5],
    ['007', 7],
    ['$ 12', 12],
  ])('%j is %d', (text, number) => {
    expect(numberIn(text)).toBe(number);
  });

  it.each([
    '',
    ' ',
    '.',
    '$',
    '-',
    '$.',
    '32,50',
    '1,23',
    '1,2345',
    '12,34,567',
    '1,000.5.2',
    '1.000.000',
    '1,234 567',
    '1 234,567',
    '1, 234',
    '1  234',
    '12 34',
    '12abc',
    '12 dollars',
    '€5',
    '$$5',
    '--5',
    '-$-5',
    '+5',
    '1e3',
    '1e309',
    '0x10',
    'NaN',
    'Infinity',
    '0.1.2',
    '5..',
    '1,234.5,6',
    '٣',
    '½',
    '32.4000000000000001',
    '9007199254740993',
  ])('%j is none', (text) => {
    expect(numberIn(text)).toBeUndefined();
  });

  it.each([
    ['32,50', 'Write 32.50 with a point.'],
    ['$49,90', 'Write 49.90 with a point.'],
    ['1.000,50', 'Write 1000.50 with a point.'],
    ['1 000,5', 'Write 1000.5 with a point.'],
    ['1.000.000', 'Write 1000000 without points.'],
    ['1,000.5.2', 'Write it with one point at most.'],
    ['12abc', undefined],
    ['', undefined],
    ['1e3', undefined],
  ])('%j can be cured so: %s', (text, cure) => {
    expect(cureFor(text)).toBe(cure);
  });
});
