import type { Application, Request, Response } from 'express';

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

/** Routes the request again as a GET of the form's page. */
export function redraw(request: Request, response: Response) {
  request.method = 'GET';
  request.url = request.formPage!;
  (request.app as Application & { handle(request: Request, response: Response): void }).handle(
    request,
    response,
  );
}
