import { defineSlice, shape } from 'sojourn';

export const Word = defineSlice<{ text: string | null }>({
  name: 'word',
  keep: 'session',
  initial: { text: null },
  schema: shape.record({ text: shape.nullable(shape.text) }),
});
