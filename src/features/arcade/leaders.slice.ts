import { defineSlice, shape } from 'sojourn';

interface LeadersState {
  leaders: { name: string; best: number }[];
}

export const Leaders = defineSlice<LeadersState>({
  name: 'leaders',
  keep: 'everyone',
  initial: { leaders: [] },
  schema: shape.record({
    leaders: shape.list(shape.record({ name: shape.text, best: shape.count })),
  }),
});
