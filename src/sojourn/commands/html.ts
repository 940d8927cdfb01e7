import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Owner } from '../session/change.js';
import type { Refusal } from '../session/refusal.js';
import type { Snapshot } from '../session/slice.js';

export interface HtmlFace {
  refused(request: Request, response: Response, refusal: Refusal): unknown;
  answered(request: Request, response: Response, result: object): unknown;
  /** @returns the live regions of a slice, with every row */
  whole(owner: string, snapshot: Snapshot): string;
  /** @returns the same without the rows that are as they were */
  changed(owner: string, snapshot: Snapshot): string;
  /** For a tab that has this version already, from its page. */
  know(owner: string, snapshot: Snapshot): void;
}

export interface InspectorFiles {
  style: string;
  script: string;
}

/** PagesModule sets these. Without it the package answers JSON, redirects and plain refusals. */
@Injectable()
export class Html {
  face: HtmlFace | undefined;
  /** InspectorModule sets it. */
  inspector: ((request: Request, answered?: object) => Promise<string>) | undefined;
  files: InspectorFiles | undefined;
  tabs: ((owner: Owner, count: number) => Promise<string>) | undefined;
}
