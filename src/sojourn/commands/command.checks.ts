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

function bodies(constructor: object, method: string) {
  const parameters = Reflect.getMetadata(ROUTE_ARGS_METADATA, constructor, method) as
    Record<string, Parameter> | undefined;
  const all = Object.entries(parameters ?? {});
  return all.filter(([key]) => key.startsWith(`${BODY_PARAMETER}:`)).map(([, each]) => each);
}
