import { Injectable } from '@nestjs/common';
import { hash } from 'node:crypto';
import type { Snapshot } from '../session/slice.js';
import { Regions } from './regions.js';

/** In characters. */
const WHOLE_BELOW = 16_384;
const LONG_STATE = 512;
const LISTS_LIMIT = 500;

/** An element whose start tag ends with its id and `data-row`, and that holds none of its own kind. */
const ROW = /<(\w+)[^>]* id="([^"]+)" data-row>.*?<\/\1>/gs;

interface Told {
  version: number;
  rows: Map<string, string>;
}

/** Of a long list that changed, tabs are told only the rows that are not as they were. */
@Injectable()
export class RowDiff {
  private readonly told = new Map<string, Told>();

  constructor(private readonly regions: Regions) {}

  /** `<li id="…" data-same="12"></li>` stands for a row that is as it was at version 12. */
  changed(owner: string, snapshot: Snapshot) {
    const before = this.told.get(nameOf(owner, snapshot));
    const html = this.whole(owner, snapshot);
    const now = this.told.get(nameOf(owner, snapshot));
    if (!before || now?.version !== before.version + 1) return html;
    return html.replace(ROW, (row: string, tag: string, id: string) =>
      now.rows.get(id) === before.rows.get(id) ? leftOut(tag, id, before.version) : row,
    );
  }

  whole(owner: string, snapshot: Snapshot) {
    const html = this.regions.render(snapshot);
    if (html.length >= WHOLE_BELOW) this.remember(nameOf(owner, snapshot), snapshot.version, html);
    return html;
  }

  /** For a tab that has this version already, from its page: what changes next is then told by the row. */
  know(owner: string, snapshot: Snapshot) {
    const isKnown = this.told.get(nameOf(owner, snapshot))?.version === snapshot.version;
    if (!isKnown && isLong(snapshot)) this.whole(owner, snapshot);
  }

  private remember(list: string, version: number, html: string) {
    const rows = [...html.matchAll(ROW)].map(([row, , id]) => [id!, digest(row)] as const);
    this.told.delete(list);
    this.told.set(list, { version, rows: new Map(rows) });
    if (this.told.size > LISTS_LIMIT) this.told.delete(this.told.keys().next().value!);
  }
}

const nameOf = (owner: string, { slice }: Snapshot) => `${owner}/${slice}`;

const digest = (row: string) => hash('sha1', row, 'base64');

const leftOut = (tag: string, id: string, version: number) =>
  `<${tag} id="${id}" data-same="${version}"></${tag}>`;

/** A row is a few dozen letters of a state, and a thousand of html. */
const isLong = ({ state }: Snapshot) => JSON.stringify(state).length > LONG_STATE;
