import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import { Html } from '../commands/html.js';
import { keyOf, type Owner } from '../session/change.js';
import { Epoch } from '../session/epoch.js';
import { invalid, notFound } from '../session/refusal.js';
import { SessionService } from '../session/session.service.js';
import type { AnySlice, Snapshot } from '../session/slice.js';
import { Slices } from '../session/slices.js';
import { SliceRenderer } from './slice.renderer.js';
import { TabNews } from './tab.news.js';
import { Watchers, type Form } from './watchers.js';

type Payload = Record<string, unknown>;

@Injectable()
export class WatchService {
  constructor(
    private readonly sessions: SessionService,
    private readonly slices: Slices,
    private readonly renderer: SliceRenderer,
    private readonly watchers: Watchers,
    private readonly html: Html,
    private readonly epoch: Epoch,
    private readonly news: TabNews,
  ) {}

  async watch(socket: Socket, owner: Owner, { slices, as = 'json', epoch, tabs = false }: Payload) {
    const known = this.versions(slices);
    const form = formOf(as, this.html.face !== undefined);
    const watchesTabs = flagOf('tabs', tabs);
    const isOther = epoch !== undefined && textOf(epoch) !== this.epoch.value;
    // It was cut, or went, while it waited for its turn.
    if (!socket.connected) return { epoch: this.epoch.value, changed: [] };
    // Noted before reading: a change in between is then told twice, and never missed.
    for (const [slice, version] of known)
      this.watchers.add(
        socket,
        keyOf(owner, slice.keep),
        slice.name,
        form,
        isOther ? NONE : version,
      );
    if (watchesTabs) this.news.watch(socket, owner);
    const snapshots = await this.sessions.read(
      { owner, visitor: owner.visitor },
      known.map(([slice]) => slice),
    );
    const changed = snapshots.flatMap((taken, index) => {
      const [{ keep }, version] = known[index]!;
      const has = isOther ? NONE : version;
      this.watchers.told(socket, keyOf(owner, keep), taken.slice, taken.version);
      return this.missed(keyOf(owner, keep), taken, has, form) ?? [];
    });
    this.news.changed(owner.key);
    return { epoch: this.epoch.value, changed };
  }

  unwatch(socket: Socket, owner: Owner, { slices, tabs = false }: Payload) {
    if (!Array.isArray(slices)) throw invalid({ slices: ['Name the slices in a list.'] });
    for (const { keep, name } of slices.map((asked) => this.sliceNamed(asked)))
      this.watchers.remove(socket, keyOf(owner, keep), name);
    if (flagOf('tabs', tabs)) this.news.unwatch(socket, owner);
    this.news.changed(owner.key);
    return {};
  }

  private missed(owner: string, taken: Snapshot, has: number, form: Form) {
    if (taken.version !== has) return this.renderer.render(owner, taken, form, 'whole');
    if (form === 'html') this.html.face?.know(owner, taken);
    return undefined;
  }

  private versions(slices: unknown): [AnySlice, number][] {
    if (typeof slices !== 'object' || slices === null || Array.isArray(slices))
      throw invalid({ slices: ['Name the slices, each with the version you have: {"cart": 0}.'] });
    return Object.entries(slices).map(([name, version]) => [
      this.sliceNamed(name),
      versionOf(name, version),
    ]);
  }

  private sliceNamed(name: unknown) {
    const slice = typeof name === 'string' && this.slices.get(name);
    if (slice) return slice;
    throw notFound(`There is no slice "${String(name).slice(0, 60)}".`);
  }
}

const NONE = -1;

function versionOf(name: string, version: unknown) {
  if (typeof version === 'number' && Number.isSafeInteger(version) && version >= 0) return version;
  throw invalid({ slices: [`The version of "${name}" must be a whole number from 0.`] });
}

function flagOf(name: string, flag: unknown) {
  if (typeof flag === 'boolean') return flag;
  throw invalid({ [name]: ['Say true or false.'] });
}

function textOf(epoch: unknown) {
  if (typeof epoch === 'string') return epoch;
  throw invalid({ epoch: ['Send the epoch as you were told it, or none.'] });
}

function formOf(as: unknown, drawsHtml: boolean): Form {
  if (as === 'json' || (as === 'html' && drawsHtml)) return as;
  throw invalid({
    as: [drawsHtml ? 'Say "json" or "html".' : 'Say "json": there are no pages here.'],
  });
}
