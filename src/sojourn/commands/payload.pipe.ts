import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalid } from '../session/refusal.js';
import type { Session } from '../session/session.js';
import { CALLER, FROM_FORM, WAS_ROUNDED } from './door.js';
import { ROUNDED } from './fields/json.numbers.js';

@Injectable()
export class PayloadPipe implements PipeTransform {
  async transform(value: Record<PropertyKey, unknown>, { type, metatype }: ArgumentMetadata) {
    if (type !== 'body' || !metatype) return value;
    const payload = instanceOf(metatype, value);
    const errors = await validate(payload, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: false,
    });
    if (errors.length > 0) throw invalid(Object.fromEntries(errors.map(messages)));
    if (value[WAS_ROUNDED]) mustHoldNothing(value);
    const caller = value[CALLER] as Session | undefined;
    if (caller) caller.payload = payload;
    return payload;
  }
}

const FOREIGN = 'This is no field of the command.';

/** A number that is a field is refused by its bounds; one inside an object would be kept as another. */
function mustHoldNothing(value: object) {
  const held = Object.entries(value).filter(([, field]) => isObject(field));
  if (held.length > 0) throw invalid(Object.fromEntries(held.map(([name]) => [name, [ROUNDED]])));
}

const isObject = (field: unknown) => typeof field === 'object' && field !== null;

/** class-transformer would copy what a field holds, and call what it finds there as its constructor. */
function instanceOf(metatype: new () => object, value: Record<PropertyKey, unknown>) {
  const foreign = Object.keys(value).filter((name) => name in Object.prototype);
  mustHaveNone(foreign);
  const held = Object.entries(value).filter(([, field]) => typeof field === 'object');
  const without = Object.fromEntries(held.map(([name]) => [name, undefined]));
  const groups = value[FROM_FORM] ? ['form'] : [];
  const payload = plainToInstance(metatype, { ...value, ...without }, { groups });
  return Object.assign(payload, Object.fromEntries(held));
}

export const mustBeEmpty = (payload: object) => mustHaveNone(Object.keys(payload));

function mustHaveNone(foreign: string[]) {
  if (foreign.length > 0)
    throw invalid(Object.fromEntries(foreign.map((name) => [name, [FOREIGN]])));
}

function messages({ property, constraints = {} }: ValidationError): [string, string[]] {
  if (constraints.whitelistValidation) return [property, [FOREIGN]];
  return [property, Object.values(constraints)];
}
