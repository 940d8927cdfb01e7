import { Injectable } from '@nestjs/common';

/** By their labels, which have few values, whatever clients send. */
export interface Counts {
  /** `door` is `form`, `json` or `socket`; `result` is `done`, or the code of the refusal. */
  commands: { command: string; door: string; result: string };
  /** `event` is `begun`, `renewed`, `ended` or `expired`, by this process. */
  sessions: { event: string };
  /** Messages `changed` to one tab each. */
  pushes: object;
  /** Changes that were asked of the store, done or refused. */
  commits: object;
  /** Until they were durable, in seconds altogether. */
  commitSeconds: object;
  /** Changes that were worked out again, because another was faster or the store was busy. */
  retries: object;
  /** Refused by a limit. */
  refusals: { limit: string };
}

interface Count {
  labels: Record<string, string>;
  value: number;
}

/** What this process has done since its start, for metrics. @example tally.of('commands') */
@Injectable()
export class Tally {
  private readonly counts = new Map<keyof Counts, Map<string, Count>>();

  add<Name extends keyof Counts>(name: Name, labels: Counts[Name], value = 1) {
    const counts = this.counts.get(name) ?? new Map<string, Count>();
    this.counts.set(name, counts);
    const key = Object.values(labels).join(' ');
    const count = counts.get(key) ?? { labels: { ...labels }, value: 0 };
    count.value += value;
    counts.set(key, count);
  }

  of(name: keyof Counts): Iterable<Count> {
    return this.counts.get(name)?.values() ?? [];
  }

  async timed<Step extends (...given: never[]) => unknown, Done>(
    step: Step,
    commit: (step: Step) => Promise<Done>,
  ) {
    const begunAt = performance.now();
    let runs = 0;
    const counted = (...given: Parameters<Step>) => {
      runs += 1;
      return step(...given);
    };
    try {
      return await commit(counted as Step);
    } finally {
      this.add('commits', {});
      this.add('commitSeconds', {}, (performance.now() - begunAt) / 1_000);
      this.add('retries', {}, Math.max(runs - 1, 0));
    }
  }
}
