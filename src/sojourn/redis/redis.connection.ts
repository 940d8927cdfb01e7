import type { RedisClient, Reply } from './redis.client.js';
import { isSaid, redisRefusal, RedisTimeoutError } from './redis.error.js';
import type { RedisScript } from './redis.script.js';

/** A server that is silent for so long while it is asked something is not waited for. */
export const SILENCE_LIMIT_MS = 500;
/** Nor is one answer, while others come: then the server has too much to do. */
const COMMAND_LIMIT_MS = 2_000;
const REOPEN_AFTER_MS = 2_000;
const LOOK_EVERY_MS = 50;

type Word = string | number;

interface Question {
  askedAt: number;
  giveUp: (error: Error) => void;
}

export class RedisConnection {
  /** In the order in which they were asked, which is that of the answers. */
  private readonly open = new Set<Question>();
  private readonly looking: NodeJS.Timeout;
  private answeredAt = 0;
  /** A clock that stands while this process is too busy to look: then it is not the server that is late. */
  private looks = 0;
  private isClosed = false;
  private stalledSince: number | undefined;

  constructor(
    private readonly client: RedisClient,
    private readonly onTrouble: (error: unknown) => void,
  ) {
    client.onReady(() => this.answered());
    // After a turn of the event loop: what came meanwhile may only not be read yet.
    this.looking = setInterval(() => setImmediate(() => this.look()), LOOK_EVERY_MS).unref();
  }

  /** @throws Refusal `unavailable` where the server is silent: then it may have run, or still run */
  async run(script: RedisScript, keys: readonly string[], words: readonly Word[] = []) {
    const rest = [String(keys.length), ...keys, ...words.map(String)];
    try {
      return await this.command('EVALSHA', script.sha, ...rest);
    } catch (error) {
      // The server was restarted, and knows no scripts.
      if (!(error as Error).message.startsWith('NOSCRIPT')) throw error;
      return this.command('EVAL', script.text, ...rest);
    }
  }

  async command(...words: readonly string[]): Promise<Reply> {
    try {
      if (this.stalledSince !== undefined) this.refuse(this.stalledSince);
      return await this.ask(words);
    } catch (error) {
      const refusal = redisRefusal(error);
      if (refusal !== error && !this.isClosed) this.onTrouble(error);
      throw refusal;
    }
  }

  close() {
    this.isClosed = true;
    clearInterval(this.looking);
    this.client.close();
  }

  private ask(words: readonly string[]) {
    return new Promise<Reply>((resolve, reject) => {
      const question = { askedAt: this.looks, giveUp: reject };
      this.open.add(question);
      this.client.send(words).then(
        (reply) => {
          this.answered(question);
          resolve(reply);
        },
        (error: unknown) => {
          if (isSaid(error)) this.answered(question);
          else this.open.delete(question);
          reject(error);
        },
      );
    });
  }

  /** Also where it was given up: then the server answers again. */
  private answered(question?: Question) {
    if (question) this.open.delete(question);
    this.answeredAt = this.looks;
    this.stalledSince = undefined;
  }

  private look() {
    this.looks += 1;
    for (const question of this.open) {
      const { askedAt, giveUp } = question;
      const isSilent = this.since(Math.max(askedAt, this.answeredAt)) > SILENCE_LIMIT_MS;
      if (!isSilent && this.since(askedAt) <= COMMAND_LIMIT_MS) return;
      if (isSilent) this.stalledSince ??= performance.now();
      this.open.delete(question);
      giveUp(new RedisTimeoutError());
    }
  }

  private since(look: number) {
    return (this.looks - look) * LOOK_EVERY_MS;
  }

  /** Nothing more is asked of a server that does not answer, so that nobody waits in vain. */
  private refuse(since: number): never {
    if (performance.now() - since > REOPEN_AFTER_MS) this.client.reopen();
    throw new RedisTimeoutError();
  }
}
