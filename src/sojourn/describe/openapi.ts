import type { Route } from '../commands/routes.js';
import type { SessionConfig } from '../session/session.config.js';
import type { AnySlice } from '../session/slice.js';
import { INFO } from './info.js';
import { operation, refusal, SITE, tagOf } from './operation.js';
import { problemSchema } from './refusal.schemas.js';
import { componentSchemas } from './slice.schemas.js';

/** For programs: what a browser is shown instead is marked by `x-html`. */
export function openapi(
  routes: readonly Route[],
  slices: readonly AnySlice[],
  { cookies }: Pick<SessionConfig, 'cookies'>,
) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes.filter(isForPrograms))
    (paths[asTemplate(route.path)] ??= {})[route.verb] = operation(route);
  return {
    openapi: '3.1.0',
    info: {
      ...INFO,
      description:
        'Each command is also an event of the same name on the socket, see /asyncapi.json. The first command begins a session and sets its cookie.',
    },
    servers: [{ url: '/', description: 'Where this was read.' }],
    tags: [...new Map(routes.map((route) => [tagOf(route), route.home]))].map(tag),
    security: [{}, { session: [] }],
    paths,
    components: {
      schemas: { ...componentSchemas(slices), Problem: problemSchema },
      responses: { Refusal: refusal },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: cookies.session } },
    },
  };
}

const isForPrograms = ({ contentType = '' }: Route) =>
  !/^text\/(css|javascript)\b/.test(contentType);

const tag = ([name, home]: [string, string]) => ({
  name,
  description: name === SITE ? 'What belongs to no feature.' : `Below /${home}.`,
});

const asTemplate = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}');
