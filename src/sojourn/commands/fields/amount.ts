import { applyDecorators } from '@nestjs/common';
import { Big } from 'big.js';
import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { Describe } from '../schema.js';
import { check } from './check.js';
import { cureFor, numberIn, numeralIn } from './numeral.js';

interface AmountRule {
  above?: number;
  min?: number;
  max: number;
  /** Default: 0. */
  decimals?: number;
  /** Whether it may be left out, or empty in a form. Default: false. */
  optional?: boolean;
}

/**
 * A number. A form's text is read as people write numbers (`1,234.50`, `$32.50`, `1 234`, `.5`, `5.`); an ambiguous one
 * is refused with how to write it.
 */
export function Amount(rule: AmountRule) {
  const decorators = [
    Transform(({ value }) => fromText(value as unknown, rule), { groups: ['form'] }),
    check(
      'amount',
      (value) => isAmount(value, rule),
      (value) => reasonFor(value, rule),
    ),
    Describe(amountSchema(rule), rule.optional),
  ];
  if (rule.optional) decorators.push(ValidateIf((_, value) => value !== undefined));
  return applyDecorators(...decorators);
}

function fromText(value: unknown, { optional }: AmountRule) {
  if (typeof value !== 'string') return value;
  if (optional && value.trim() === '') return undefined;
  return numberIn(value) ?? value;
}

function isAmount(value: unknown, rule: AmountRule) {
  if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) return false;
  return excess(new Big(value), rule) === undefined;
}

function excess(value: Big, { above, min, max, decimals = 0 }: AmountRule) {
  if (above !== undefined && value.lte(above)) return `More than ${format(above)}.`;
  if (min !== undefined && value.lt(min)) return `At least ${format(min)}.`;
  if (value.gt(max)) return `At most ${format(max)}.`;
  if (value.round(decimals).eq(value)) return undefined;
  return decimals === 0
    ? 'A whole number, without decimals.'
    : `At most ${WORDS[decimals]} decimals.`;
}

function reasonFor(value: unknown, rule: AmountRule) {
  if (typeof value === 'number' && Number.isFinite(value))
    return excess(new Big(value), rule) ?? describe(rule);
  if (typeof value !== 'string') return describe(rule);
  const numeral = numeralIn(value);
  return (numeral ? excess(new Big(numeral), rule) : cureFor(value)) ?? describe(rule);
}

function amountSchema({ above, min, max, decimals = 0 }: AmountRule) {
  const from = above === undefined ? { minimum: min } : { exclusiveMinimum: above };
  const step = Number(`1e-${decimals}`);
  return { type: decimals === 0 ? 'integer' : 'number', ...from, maximum: max, multipleOf: step };
}

function describe({ above, min, max, decimals = 0 }: AmountRule) {
  const kind = decimals === 0 ? 'a whole number' : 'a number';
  const from = above === undefined ? `from ${format(min ?? 0)}` : `above ${format(above)}`;
  const precision = decimals === 0 ? '' : `, with at most ${decimals} decimals`;
  return `Enter ${kind} ${from} up to ${format(max)}${precision}.`;
}

const WORDS = ['no', 'one', 'two', 'three', 'four', 'five', 'six'];

const format = (value: number) => value.toLocaleString('en-AU').replace('-', '\u2212');
