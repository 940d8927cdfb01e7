import { Injectable } from '@nestjs/common';
import { PushLog, SliceHistory, type Session } from 'sojourn';

const SHOWN = 8;

/** How a session's last commands passed: by which door, to which version, and to how many tabs. */
@Injectable()
export class PassedCommands {
  constructor(
    private readonly history: SliceHistory,
    private readonly pushes: PushLog,
  ) {}

  /** @param feature whose commands */
  async of(session: Session, feature: string) {
    const changes = await this.history.changes(session);
    return changes
      .filter(({ command }) => command?.startsWith(`${feature}:`))
      .slice(0, SHOWN)
      .map((change) => ({ ...change, told: this.pushes.of(session, change) }));
  }
}
