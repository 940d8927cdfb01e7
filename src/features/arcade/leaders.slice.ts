import { defineSlice } from 'sojourn';

/** The best of the sessions that are alive now, the best first. */
interface LeadersState {
  leaders: { name: string; best: number }[];
}

export const Leaders = defineSlice<LeadersState>({
  name: 'leaders',
  keep: 'everyone',
  initial: { leaders: [] },
});
