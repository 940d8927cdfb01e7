import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Owner } from '../session/change.js';
import type { Refusal } from '../session/refusal.js';
import type { Snapshot } from '../session/slice.js';

/** Draws what people see. */
export interface HtmlFace {
  /** Sends the form again around what was typed and why it was refused, or a page that says it. */
  refused(request: Request, response: Response, refusal: Refusal): unknown;
  /** Sends the form's page around an answer that is not kept. */
  answered(request: Request, response: Response, result: object): void;
  /** @returns the live regions of a slice, with every row */
  whole(owner: string, snapshot: Snapshot): string;
  /** @returns the same, but for the rows that are as they were */
  changed(owner: string, snapshot: Snapshot): string;
  /** For a tab that has this version already, from its page. */
  know(owner: string, snapshot: Snapshot): void;
}

export interface InspectorFiles {
  style: string;
  script: string;
}

/** Where PagesModule puts what draws HTML. Without it the package speaks JSON, redirects and plain refusals. */
@Injectable()
export class Html {
  face: HtmlFace | undefined;
  /** Draws the page about a session, around an answer of one of its forms; InspectorModule puts it here. */
  inspector: ((request: Request, answered?: object) => Promise<string>) | undefined;
  /** What the page about a session needs beside, where it stands in no layout of the app. */
  files: InspectorFiles | undefined;
  /** Draws which tabs of a session are open, where the page about it does. @param count on all processes */
  tabs: ((owner: Owner, count: number) => Promise<string>) | undefined;
}
