export class LineBudget {
  private readonly counts = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly lines: number,
    private readonly periodMs: number,
    private readonly tellMore: (kind: string, more: number) => void,
  ) {}

  allows(kind: string) {
    this.timer ??= setTimeout(() => this.endPeriod(), this.periodMs).unref();
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    return count <= this.lines;
  }

  private endPeriod() {
    this.timer = undefined;
    for (const [kind, count] of this.counts)
      if (count > this.lines) this.tellMore(kind, count - this.lines);
    this.counts.clear();
  }
}
