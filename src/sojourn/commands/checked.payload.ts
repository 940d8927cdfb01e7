import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { invalid } from '../session/refusal.js';
import { FROM_FORM, WAS_ROUNDED } from './door.js';
import { ROUNDED } from './fields/json.numbers.js';

type Fields = Record<PropertyKey, unknown>;

/**
 * Not a pipe: an app's own `ValidationPipe` would come before it, and knows neither a form's text nor our refusals.
 * @param type undefined for a command without fields
 */
export async function checkedPayload(type: (new () => object) | undefined, value: Fields) {
  if (!type) return withoutFields(value);
  const payload = instanceOf(type, value);
  const errors = await validate(payload, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: false,
  });
  if (errors.length > 0) throw invalid(Object.fromEntries(errors.map(messages)));
  if (value[WAS_ROUNDED]) mustHoldNothing(value);
  return payload;
}

const FOREIGN = 'This is no field of the command.';

/** A number that is a field is refused by its bounds; one inside an object would be kept as another. */
function mustHoldNothing(value: object) {
  const held = Object.entries(value).filter(([, field]) => isObject(field));
  if (held.length > 0) throw invalid(Object.fromEntries(held.map(([name]) => [name, [ROUNDED]])));
}

const isObject = (field: unknown) => typeof field === 'object' && field !== null;

/** class-transformer would copy what a field holds, and call what it finds there as its constructor. */
function instanceOf(type: new () => object, value: Fields) {
  const foreign = Object.keys(value).filter((name) => name in Object.prototype);
  mustHaveNone(foreign);
  const held = Object.entries(value).filter(([, field]) => typeof field === 'object');
  const without = Object.fromEntries(held.map(([name]) => [name, undefined]));
  const groups = value[FROM_FORM] ? ['form'] : [];
  const payload = plainToInstance(type, { ...value, ...without }, { groups });
  return Object.assign(payload, Object.fromEntries(held));
}

function withoutFields(value: Fields) {
  mustHaveNone(Object.keys(value));
  return value;
}

function mustHaveNone(foreign: string[]) {
  if (foreign.length > 0)
    throw invalid(Object.fromEntries(foreign.map((name) => [name, [FOREIGN]])));
}

function messages({ property, constraints = {} }: ValidationError): [string, string[]] {
  if (constraints.whitelistValidation) return [property, [FOREIGN]];
  return [property, Object.values(constraints)];
}
