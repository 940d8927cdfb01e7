import type { Writes, Written } from '../session/apply.change.js';
import type { Change, Once, Owner, Row } from '../session/change.js';
import type { KeptLimits } from '../session/limits.js';
import type { HistoryEntry } from '../session/storage.parts.js';

type Answer = Once & Pick<Writes, 'at' | 'rows'>;

export class MemoryOwner {
  readonly rows = new Map<string, Row>();
  readonly ranks = new Map<string, number>();
  readonly due = new Map<string, number>();
  readonly tabs = new Set<string>();
  history: HistoryEntry[] = [];
  private answers: Answer[] = [];

  constructor(
    readonly owner: Owner,
    readonly isVisitor: boolean,
    private readonly limits: KeptLimits,
  ) {}

  lives(now: number) {
    return now < Math.min(this.owner.idleExpiresAt, this.owner.expiresAt);
  }

  answerTo(id: string, now: number) {
    const since = now - this.limits.answersSeconds * 1000;
    return this.answers.find((answer) => answer.id === id && answer.at > since);
  }

  remember(answer: Answer) {
    const others = this.answers.filter(({ id }) => id !== answer.id);
    this.answers = [...others, answer].slice(-this.limits.answers);
  }

  /** Answers that were given before show these slices as they are now. */
  forget(rows: readonly (Row | undefined)[]) {
    const now = new Map(rows.map((row) => [row?.name, row]));
    for (const answer of this.answers)
      answer.rows = answer.rows.map((row) => now.get(row?.name) ?? row);
  }

  save({ row, rank }: Written, entry: HistoryEntry) {
    const { name, version } = row;
    this.rows.set(name, row);
    if (rank !== null) this.ranks.set(name, rank);
    const isKept = (each: HistoryEntry) =>
      each.name !== name || each.version > version - this.limits.history;
    this.history = [entry, ...this.history].filter(isKept);
  }

  setDue(name: string, at: number | null) {
    if (at === null) this.due.delete(name);
    else this.due.set(name, at);
  }
}

export const entryOf = (
  { owner, row, before }: Written,
  { now, command, door }: Change,
  about: Pick<HistoryEntry, 'change' | 'size' | 'isUndoable'>,
): HistoryEntry => {
  const { name, version } = row;
  return { ...about, owner, name, version, at: now, command, door, before };
};
