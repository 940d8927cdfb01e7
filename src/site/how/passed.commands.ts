import { Injectable } from '@nestjs/common';
import { PushLog, SliceHistory, Slices, type Session } from 'sojourn';

const SHOWN = 8;

@Injectable()
export class PassedCommands {
  constructor(
    private readonly history: SliceHistory,
    private readonly pushes: PushLog,
    private readonly slices: Slices,
  ) {}

  async of(session: Session, feature: string) {
    const changes = await this.history.changes(session);
    const commands = changes
      .filter(({ command, slice }) => slice === feature || command?.startsWith(`${feature}:`))
      .slice(0, SHOWN)
      .map((change) => ({ ...change, told: this.pushes.of(session, change) }));
    return { slice: this.slices.get(feature)?.name, version: latest(changes, feature), commands };
  }
}

const latest = (changes: readonly { slice: string; version: number }[], name: string) =>
  changes.find(({ slice }) => slice === name)?.version ?? 0;
