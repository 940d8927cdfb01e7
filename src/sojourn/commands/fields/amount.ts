import { applyDecorators } from '@nestjs/common';
import { Big } from 'big.js';
import { Transform } from 'class-transformer';
import { ValidateIf } from 'class-validator';
import { Describe } from '../schema.js';
import { check } from './check.js';

interface AmountRule {
  above?: number;
  min?: number;
  max: number;
  decimals?: number;
  optional?: boolean;
}

/** A number within bounds and with no more than so many decimals; in a form, text that reads as one. */
export function Amount(rule: AmountRule) {
  const decorators = [
    Transform(({ value }) => fromText(value as unknown, rule), { groups: ['form'] }),
    check('amount', (value) => isAmount(value, rule), describe(rule)),
    Describe(amountSchema(rule), rule.optional),
  ];
  if (rule.optional) decorators.push(ValidateIf((_, value) => value !== undefined));
  return applyDecorators(...decorators);
}

const NUMERAL = /^-?\d{1,20}(\.\d{1,20})?$/;

function fromText(value: unknown, { optional }: AmountRule) {
  if (typeof value !== 'string') return value;
  const text = value.trim();
  if (optional && text === '') return undefined;
  // What a number can't hold to the last digit would be taken for another one.
  return NUMERAL.test(text) && new Big(text).eq(Number(text)) ? Number(text) : value;
}

function isAmount(value: unknown, { above, min, max, decimals = 0 }: AmountRule) {
  if (typeof value !== 'number' || !Number.isFinite(value) || Object.is(value, -0)) return false;
  if ((above !== undefined && value <= above) || (min !== undefined && value < min)) return false;
  return value <= max && new Big(value).round(decimals).eq(value);
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

const format = (value: number) => value.toLocaleString('en-AU');
