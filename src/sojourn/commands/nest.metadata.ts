import { Body } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';

// What Nest's decorators leave on controllers and their methods. Nest documents none of it: all that the package
// reads of it is named here.
export {
  GUARDS_METADATA,
  HEADERS_METADATA,
  INTERCEPTORS_METADATA,
  METHOD_METADATA,
  PATH_METADATA,
  PIPES_METADATA,
  ROUTE_ARGS_METADATA,
} from '@nestjs/common/constants.js';

class Example {
  take(@Body() body: unknown) {
    return body;
  }
}

const [parameter] = Object.keys(
  Reflect.getMetadata(ROUTE_ARGS_METADATA, Example, 'take') as object,
);

/** The number by which Nest notes `@Body()`. */
export const BODY_PARAMETER = Number(parameter!.split(':')[0]);
