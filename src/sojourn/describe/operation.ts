import { isUnkept } from '../commands/command.options.js';
import type { Route } from '../commands/routes.js';
import { payloadSchema } from '../commands/schema.js';
import { commandId, returnTo } from './field.schemas.js';
import { camel, sentence } from './names.js';
import { problem } from './refusal.schemas.js';
import { answerSchema, snapshotSchema } from './slice.schemas.js';

export const SITE = 'site';

export const tagOf = ({ feature }: Route) => (/^[\w-]+$/.test(feature) ? feature : SITE);

export function operation(route: Route) {
  const { parameters = [], ...described } = route.command ? commandOf(route) : readOf(route);
  const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => pathParameter(name!));
  const all = [...inPath, ...route.queries, ...parameters];
  return {
    tags: [tagOf(route)],
    operationId: camel(route.verb === 'get' ? `get ${route.path}` : route.path),
    ...(all.length > 0 && { parameters: all }),
    ...described,
  };
}

interface Described {
  summary: string;
  description: string;
  parameters?: object[];
  requestBody?: object;
  responses: object;
}

function commandOf(route: Route): Described {
  const { feature, command, payload, isEvent } = route;
  const schema = payloadSchema(payload);
  const form = { ...schema, properties: { ...schema.properties, commandId, returnTo } };
  return {
    summary: sentence(command!),
    description: isEvent ? `The same as the event \`${feature}:${command}\`.` : NO_EVENT,
    parameters: CONDITIONS,
    requestBody: {
      content: { [JSON_TYPE]: { schema }, [FORM_TYPE]: { schema: form } },
      required: schema.required.length > 0,
    },
    responses: { ...success(route), ...REFUSALS },
  };
}

const NO_EVENT = 'It sets cookies, so it is no event.';

const CONDITIONS = [
  {
    name: 'If-Match',
    in: 'header',
    description: 'Only where the slice is at one of these versions, as RFC 9110 reads them.',
    schema: { type: 'string' },
    example: '"12"',
  },
  {
    name: 'Idempotency-Key',
    in: 'header',
    description: commandId.description,
    schema: commandId,
    example: 'one',
  },
];

/** What is not kept would be lost on the way to another page, so a form's own page is drawn around it. */
function success(route: Route) {
  const description = isUnkept(route.answers)
    ? 'The answer, of which nothing is kept.'
    : 'The slice after the change.';
  const answer = { description, content: json(answerSchema(route)) };
  return route.isShown ? { 200: { ...answer, ...HTML } } : { 200: answer, 303: TO_A_FORM };
}

const TO_A_FORM = {
  description: 'To a form: where to go next.',
  headers: { Location: { description: 'The page.', schema: { type: 'string' } } },
};

function readOf({ page, path, contentType, answers, feature }: Route): Described {
  const slice = page?.slices?.[0];
  const other = isUnkept(answers) ? answerSchema({ answers }) : {};
  const asJson = json(slice ? snapshotSchema(slice) : other);
  const title = page?.title ?? (sentence(path) || sentence(feature) || 'Home');
  return {
    summary: title,
    description: slice ? `The slice \`${slice.name}\` as it is now.` : `${title}, as it is now.`,
    responses: {
      200: {
        description: title,
        content: contentType ? text(contentType) : asJson,
        ...(page && HTML),
      },
      ...REFUSALS,
    },
  };
}

const JSON_TYPE = 'application/json';
const FORM_TYPE = 'application/x-www-form-urlencoded';

const json = (schema: object) => ({ [JSON_TYPE]: { schema } });

const text = (contentType: string) => ({ [contentType]: { schema: { type: 'string' } } });

/** No media type of the answer: that would be a type of its own. */
const HTML = { 'x-html': true };

const pathParameter = (name: string) => ({
  name,
  in: 'path',
  required: true,
  description: 'As the list names it.',
  schema: { type: 'string' },
});

const REFUSED = { $ref: '#/components/responses/Refusal' };
const REFUSALS = { '4XX': REFUSED, default: REFUSED };

export const refusal = {
  description: 'A refusal: to a form its page again, with what was typed.',
  content: { 'application/problem+json': { schema: problem } },
  ...HTML,
};
