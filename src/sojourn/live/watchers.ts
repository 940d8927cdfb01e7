import { Injectable } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { ChangedSlice } from '../session/feed.js';

export type Form = 'json' | 'html';

export interface WatchedSlice {
  slice: ChangedSlice;
  form: Form;
}

interface Watched {
  form: Form;
  version: number;
}

interface Audience {
  sockets: string[];
  watched: WatchedSlice[];
}

@Injectable()
export class Watchers {
  /** By the owner of the slices, then by tab, then by the name of the slice. */
  private readonly forms = new Map<string, Map<Socket, Map<string, Watched>>>();
  private readonly owners = new WeakMap<Socket, Set<string>>();

  /** A tab gets each slice in one form: the one it asked for last. */
  add(socket: Socket, owner: string, slice: string, form: Form, version: number) {
    const tabs = this.forms.get(owner) ?? new Map<Socket, Map<string, Watched>>();
    const slices = tabs.get(socket) ?? new Map<string, Watched>();
    this.forms.set(owner, tabs.set(socket, slices.set(slice, { form, version })));
    if (!this.owners.has(socket)) socket.once('disconnect', () => this.forgetAll(socket));
    this.owners.set(socket, (this.owners.get(socket) ?? new Set()).add(owner));
  }

  remove(socket: Socket, owner: string, slice: string) {
    const slices = this.forms.get(owner)?.get(socket);
    slices?.delete(slice);
    if (slices?.size === 0) this.forget(socket, owner);
  }

  has(owner: string) {
    return this.forms.has(owner);
  }

  tabsByOwner(slice: string) {
    const owners = [...this.forms.keys()].map(
      (owner) => [owner, this.tabsOf(owner, slice)] as const,
    );
    return new Map(owners.filter(([, tabs]) => tabs.length > 0));
  }

  tabsOf(owner: string, slice: string) {
    const tabs = [...(this.forms.get(owner) ?? [])];
    return tabs.filter(([, slices]) => slices.has(slice)).map(([{ id }]) => id);
  }

  watchedOf(socket: Socket, owner: string) {
    const watched = [...(this.forms.get(owner)?.get(socket) ?? [])];
    return watched.map(([slice, { form, version }]) => ({ slice, form, version }));
  }

  /** What it was told meanwhile may be newer. */
  told(socket: Socket, owner: string, slice: string, version: number) {
    const watched = this.forms.get(owner)?.get(socket)?.get(slice);
    if (watched) watched.version = Math.max(watched.version, version);
  }

  /** From here on they have it. */
  audiences(slices: readonly ChangedSlice[]) {
    const owners = new Set(slices.map(({ owner }) => owner));
    const tabs = new Set(
      [...owners].flatMap((owner) => [...(this.forms.get(owner)?.keys() ?? [])]),
    );
    const audiences = new Map<string, Audience>();
    for (const socket of tabs) {
      const watched = slices.flatMap((slice) => this.watchedBy(socket, slice) ?? []);
      const key = watched.map(({ slice, form }) => `${slice.name} ${form}`).join();
      const audience = audiences.get(key) ?? { sockets: [], watched };
      audience.sockets.push(socket.id);
      if (watched.length > 0) audiences.set(key, audience);
    }
    return audiences.values();
  }

  private watchedBy(socket: Socket, slice: ChangedSlice): WatchedSlice | undefined {
    const watched = this.forms.get(slice.owner)?.get(socket)?.get(slice.name);
    if (!watched) return undefined;
    watched.version = slice.version;
    return { slice, form: watched.form };
  }

  private forgetAll(socket: Socket) {
    for (const owner of this.owners.get(socket) ?? []) this.forget(socket, owner);
  }

  private forget(socket: Socket, owner: string) {
    const tabs = this.forms.get(owner);
    tabs?.delete(socket);
    if (tabs?.size === 0) this.forms.delete(owner);
  }
}
