import { isUnkept } from '../commands/command.options.js';
import type { Routes } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import { answerSchema, commandId, problemSchema, snapshotSchema } from './schemas.js';

type Route = ReturnType<Routes['all']>[number];

/** The HTTP door, described from the controllers and the DTOs it is made of. */
export function openapi(routes: readonly Route[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) (paths[asTemplate(route.path)] ??= {})[route.verb] = operation(route);
  const components = { schemas: { Problem: problemSchema } };
  return { openapi: '3.1.0', info: { title: 'Sojourn', version: '1.0.0' }, paths, components };
}

function operation(route: Route) {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => inPath(name!));
  const described = route.command ? commandOf(route) : readOf(route);
  return { tags: [route.feature], ...(parameters.length > 0 && { parameters }), ...described };
}

function commandOf(route: Route) {
  const schema = payloadSchema(route.payload);
  const form = { ...schema, properties: { ...schema.properties, commandId } };
  const content = { [JSON_TYPE]: { schema }, [FORM_TYPE]: { schema: form } };
  return {
    parameters: [header('If-Match', '"12"'), header('Idempotency-Key', 'a key of your own')],
    requestBody: {
      content,
      required: schema.required.length > 0,
    },
    responses: { ...success(route), default: refusal },
  };
}

/** What is not kept would be lost on the way to another page, so a form is answered with it on its own page. */
function success(route: Route) {
  const { description, content } = json(
    isUnkept(route.answers) ? 'The answer, of which nothing is kept' : 'The slice after the change',
    answerSchema(route),
  );
  if (!route.isShown)
    return {
      200: { description, content },
      303: { description: 'To a form: where to go next' },
    };
  return { 200: { description, content: { ...content, ...HTML } } };
}

function readOf({ page, verb, contentType, answers }: Route) {
  if (verb === 'post')
    return { responses: { 303: { description: 'Done' }, 200: json('Done', {}), default: refusal } };
  const slice = page?.slices?.[0];
  const other = isUnkept(answers) ? answerSchema({ answers }) : {};
  const asJson = { [JSON_TYPE]: { schema: slice ? snapshotSchema(slice) : other } };
  const content = contentType ? text(contentType) : { ...(page && HTML), ...asJson };
  const description = page?.title ?? 'OK';
  return { responses: { 200: { description, content }, default: refusal } };
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const text = (contentType: string) => ({ [contentType]: { schema: { type: 'string' } } });

const HTML = text('text/html');

const asTemplate = (path: string) => path.replaceAll(/:(\w+)/g, '{$1}');

const inPath = (name: string) => ({ name, in: 'path', required: true, schema: { type: 'string' } });

const header = (name: string, example: string) => ({
  name,
  in: 'header',
  schema: { type: 'string' },
  example,
});

const json = (description: string, schema: object) => ({
  description,
  content: { [JSON_TYPE]: { schema } },
});

const refusal = {
  description: 'A refusal',
  content: {
    'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
    ...HTML,
  },
};
