import { KEY } from '../commands/door.js';

export const commandId = {
  type: 'string',
  minLength: 1,
  maxLength: 64,
  pattern: KEY.source,
  description: 'A key of your own: the same command with the same key is applied once.',
};

export const returnTo = {
  type: 'string',
  description:
    'Where a browser is sent next, on this site, such as `/cart#mains`. Default: the page of the form.',
};

export const epoch = {
  type: 'string',
  description: 'Versions can be compared within one epoch only.',
};

export function object(properties: object, required: string[]) {
  return { type: 'object', properties, required };
}
