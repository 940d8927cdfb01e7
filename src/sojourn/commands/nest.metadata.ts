import { Body } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';

// What Nest's decorators leave on controllers. Nest documents none of it: all that the package reads is named here.
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

export const BODY_PARAMETER = Number(parameter!.split(':')[0]);
