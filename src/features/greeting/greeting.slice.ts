import { defineSlice } from '../../session/slice.js';

export const Greeting = defineSlice<{ name: string | null }>({
  name: 'greeting',
  keep: 'session',
  initial: { name: null },
  onEveryPage: true,
});
