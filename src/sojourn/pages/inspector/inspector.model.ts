import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import type { RenewalProof } from '../../commands/inspector.answers.js';
import type { Owner } from '../../session/change.js';
import { Clock } from '../../session/clock.js';
import { cookieParts } from '../../session/cookie.parts.js';
import { Holdings } from '../../session/holdings.js';
import { OpenTabs } from '../../session/open.tabs.js';
import { SessionConfig } from '../../session/session.config.js';
import { SessionService } from '../../session/session.service.js';
import { SliceHistory } from '../../session/slice.history.js';
import { Slices } from '../../session/slices.js';

const SHOWN_CHANGES = 30;

type Inspected = NonNullable<Awaited<ReturnType<SessionService['inspect']>>>;

@Injectable()
export class InspectorModel {
  constructor(
    private readonly sessions: SessionService,
    private readonly history: SliceHistory,
    private readonly holdings: Holdings,
    private readonly slices: Slices,
    private readonly tabs: OpenTabs,
    private readonly config: SessionConfig,
    private readonly clock: Clock,
  ) {}

  async of(request: Request, answered?: object) {
    const session = request.currentSession;
    const only = sliceIn(request);
    const [inspected, changes, holds] = await Promise.all([
      this.sessions.inspect(session),
      this.history.changes(session, { atMost: SHOWN_CHANGES, slice: only }),
      this.holdings.of(session),
    ]);
    const { paths } = this.config;
    const base = request.commandAddress?.base ?? baseOf(request, paths.session);
    const shown = {
      base,
      paths,
      inspected,
      changes,
      holds,
      only,
      proof: proofIn(request, answered),
    };
    return inspected ? { ...shown, ...this.living(request, inspected) } : shown;
  }

  async openTabs(owner: Owner, tabs: number): Promise<object> {
    const inspected = await this.sessions.inspect({ owner });
    return this.tabsOf(owner, { ...inspected!, tabs });
  }

  private tabsOf(owner: Owner, inspected: Inspected) {
    const here = this.tabs
      .of(owner)
      .map((tab) => ({ ...tab, watches: tab.watches.map(comparedTo(inspected)) }));
    return { inspected, here, elsewhere: Math.max(inspected.tabs - here.length, 0) };
  }

  private living(request: Request, inspected: Inspected) {
    const used = inspected.slices.map(({ slice }) => slice);
    return {
      ...this.tabsOf(request.currentSession.owner!, inspected),
      used,
      unused: this.slices.all.map(({ name }) => name).filter((name) => !used.includes(name)),
      idleLeft: this.secondsTo(inspected.idleExpiresAt),
      left: this.secondsTo(inspected.expiresAt),
      cookies: cookieParts(this.config, request.secure),
    };
  }

  private secondsTo(at: string) {
    return Math.max(Math.round((Date.parse(at) - this.clock.now()) / 1000), 0);
  }
}

const baseOf = ({ path }: Request, own: string) =>
  path.replace(/\/$/, '').slice(0, -`/${own}`.length);

function sliceIn({ query: { slice } }: Request) {
  return typeof slice === 'string' && slice !== '' ? slice : undefined;
}

const proofIn = ({ commandAddress }: Request, answered: object | undefined) =>
  commandAddress?.event === 'session:prove-renewal' ? (answered as RenewalProof) : undefined;

/** A tab may be behind: its slice has moved on, and it was not told yet. */
const comparedTo =
  ({ slices }: Inspected) =>
  <Watched extends { slice: string; version: number }>(watched: Watched) => {
    const now = slices.find(({ slice }) => slice === watched.slice)?.version;
    return { ...watched, behind: now !== undefined && watched.version < now ? now : undefined };
  };
