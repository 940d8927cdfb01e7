import { defineSlice, shape } from 'sojourn';

export const Greeting = defineSlice<{ name: string | null }>({
  name: 'greeting',
  keep: 'session',
  initial: { name: null },
  words: ({ name }) => (name === null ? undefined : 'your name'),
  schema: shape.record({ name: shape.nullable(shape.text) }),
  onEveryPage: true,
  removal: (before, after) =>
    before.name !== null && after.name === null ? `Forgot “${before.name}”.` : undefined,
});
