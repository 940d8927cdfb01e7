import type { Application, Request, Response } from 'express';

/** A form's command that was answered and not kept: its page is drawn around what was typed and the result. */
export interface Answered {
  command: string;
  values: Record<string, unknown>;
  result: object;
}

declare module 'express-serve-static-core' {
  interface Request {
    answered?: Answered;
  }
}

/** Draws the page of a form around what was typed, by routing the request again as a GET of that page. */
export function redraw(request: Request, response: Response) {
  request.method = 'GET';
  request.url = request.formPage!;
  (request.app as Application & { handle(request: Request, response: Response): void }).handle(
    request,
    response,
  );
}
