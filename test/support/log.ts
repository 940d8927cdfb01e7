import type { AppProcess } from './process.js';
import { until } from './until.js';
import type { Visitor } from './visitor.js';

export interface Line {
  time: string;
  level: string;
  message: string;
  context?: string;
  session?: string;
  cookie?: string;
  door?: string;
}

/** What an app in production has logged. */
export class Log {
  constructor(private readonly app: AppProcess) {}

  get lines() {
    return this.app.lines.map((line) => JSON.parse(line) as Line);
  }

  of(message: string) {
    return this.lines.filter((line) => line.message === message);
  }

  about({ session }: Line) {
    return this.lines.filter((line) => line.session === session);
  }

  /** Does something. @returns the line of this event that comes of it */
  async after(message: string, act: () => PromiseLike<unknown>) {
    const before = this.of(message).length;
    await act();
    await until(`a line of "${message}"`, () => this.of(message).length > before);
    return this.of(message).at(-1)!;
  }

  /** Begins a session. @returns its line */
  begun(visitor: Visitor) {
    return this.after('session begun', () =>
      visitor.send('/greeting/set', { name: 'Ada' }).expect(200),
    );
  }

  /** Waits until there are so many lines about a session. @returns them */
  async toldOf(line: Line, count: number) {
    await until(`${count} lines of a session`, () => this.about(line).length >= count);
    return this.about(line);
  }
}
