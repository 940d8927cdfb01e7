import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SessionService, type Session } from 'sojourn';
import { Config } from '../../config.js';
import { ORDERS } from './interleavings.js';
import type { Scheduled, TriedAll } from './lab.answers.js';
import type { ScheduleDto, TryAllDto } from './lab.dto.js';
import { Lab } from './lab.slice.js';
import { runSchedule } from './schedule.js';
import { useSojourn } from './scratch/sojourn.stage.js';
import type { Stage } from './stage.js';
import { removeLeftovers } from './stock/scratch.folder.js';
import { useStock } from './stock/stock.stage.js';

@Injectable()
export class LabService implements OnModuleInit {
  constructor(
    private readonly sessions: SessionService,
    private readonly config: Config,
  ) {}

  onModuleInit() {
    removeLeftovers(this.config.dataDir);
  }

  async schedule(session: Session, payload: ScheduleDto): Promise<Scheduled> {
    await this.claimKey(session);
    const { scenario, store, order } = payload;
    const [run] = await this.run(payload, [order]);
    return { scenario, store, ...run! };
  }

  async tryAll(session: Session, payload: TryAllDto): Promise<TriedAll> {
    await this.claimKey(session);
    const { scenario, store } = payload;
    const runs = await this.run(payload, ORDERS);
    const orders = runs.map(({ order, outcome: { lost } }) => ({ order, lost }));
    return { scenario, store, losing: orders.filter(({ lost }) => lost > 0).length, orders };
  }

  count(session: Session) {
    return this.sessions.change(session, Lab, ({ count }) => ({ count: count + 1 }));
  }

  private run({ scenario, store }: TryAllDto, orders: readonly string[]) {
    const runAll = async (stage: () => Promise<Stage>) => {
      const runs = [];
      for (const order of orders)
        runs.push({ order, ...(await runSchedule(scenario, await stage(), order)) });
      return runs;
    };
    if (store === 'stock') return useStock(this.config.dataDir, scenario, runAll);
    return useSojourn(this.sessions, scenario, runAll);
  }

  /** @throws Refusal `key-reused` */
  private claimKey(session: Session) {
    return this.sessions.answer(session, () => undefined);
  }
}
