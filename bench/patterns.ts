import type { Socket } from 'socket.io-client';

const LIMIT_MS = 10_000;

export interface Pattern {
  script: string;
  watch: (tab: Socket) => Promise<unknown>;
  /** @param mark tells this change from all others */
  change: (tab: Socket, mark: number) => Promise<unknown>;
  event: string;
  tells: (pushed: unknown, mark: number) => boolean;
}

interface Changed {
  changes: { state: { wage: number } }[];
}

export const SOJOURN: Pattern = {
  script: 'dist/main.js',
  watch: (tab) => ask(tab, 'watch', { slices: { pay: 0 }, as: 'json' }),
  change: async (tab, mark) => {
    const { ok } = (await ask(tab, 'pay:set-wage', { wage: mark })) as { ok: boolean };
    if (!ok) throw new Error(`A wage of ${mark} was refused.`);
  },
  event: 'changed',
  tells: (pushed, mark) => (pushed as Changed).changes.some(({ state: { wage } }) => wage === mark),
};

export const STOCK: Pattern = {
  script: 'bench/peers/stock.js',
  watch: (tab) => ask(tab, 'count'),
  change: (tab) => ask(tab, 'count'),
  event: 'count',
  // It loses updates, so that counts come twice: the next one must do.
  tells: () => true,
};

const ask = (tab: Socket, event: string, ...payload: object[]): Promise<unknown> =>
  tab.timeout(LIMIT_MS).emitWithAck(event, ...payload);
