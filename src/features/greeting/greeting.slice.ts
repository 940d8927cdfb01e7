import { defineSlice } from 'sojourn';

export const Greeting = defineSlice<{ name: string | null }>({
  name: 'greeting',
  keep: 'session',
  initial: { name: null },
  onEveryPage: true,
});
