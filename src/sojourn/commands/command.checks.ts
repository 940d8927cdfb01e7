import { StartError } from '../session/start.error.js';
import { BODY_PARAMETER, PATH_METADATA, ROUTE_ARGS_METADATA } from './nest.metadata.js';
import { plainPath } from './place.js';

interface Parameter {
  index: number;
  data?: unknown;
}

/** What TypeScript leaves of a type that is no class, or whose class was imported as a type. */
const NO_CLASSES: unknown[] = [Object, String, Number, Boolean, Array, undefined];

/** @throws StartError where a command would be refused, or fail, for each of its callers */
export function mustBeCommand(prototype: object, method: string) {
  const { constructor } = prototype;
  const path = Reflect.getMetadata(PATH_METADATA, constructor) as unknown;
  if (typeof path !== 'string' || !plainPath(path))
    throw new StartError(
      `${constructor.name} has commands, so it needs one path, as text: @Controller('cart').`,
    );
  const types = (Reflect.getMetadata('design:paramtypes', prototype, method) ?? []) as unknown[];
  for (const { index, data } of bodies(constructor, method))
    if (data !== undefined || NO_CLASSES.includes(types[index]))
      throw new StartError(
        `${constructor.name}.${method} must take its payload whole, by a class that is not imported as a type: @Body() payload: AddItemDto.`,
      );
}

/** @returns what to say where a command takes what only a request has */
export function lackOfEvent({ constructor }: object, method: string) {
  if (parameters(constructor, method).every(([key]) => isBody(key) || !isNests(key)))
    return undefined;
  return `${constructor.name}.${method} takes more of a request than its payload, such as by @Req() or @Param(): undefined by a socket. Leave it out, or say isEvent: false.`;
}

const bodies = (constructor: object, method: string) =>
  parameters(constructor, method).flatMap(([key, each]) => (isBody(key) ? [each] : []));

function parameters(constructor: object, method: string) {
  const all = Reflect.getMetadata(ROUTE_ARGS_METADATA, constructor, method) as
    Record<string, Parameter> | undefined;
  return Object.entries(all ?? {});
}

const isBody = (key: string) => key.startsWith(`${BODY_PARAMETER}:`);

/** Those of `createParamDecorator` have more in their names than two numbers. */
const isNests = (key: string) => /^\d+:\d+$/.test(key);
