import type { Request, Response } from 'express';
import { STATUS_CODES } from 'node:http';
import { wantsJson } from './door.js';

const MESSAGE = 'Something went wrong on our side. Try again in a moment.';

/** Answers where not even a refusal could be said: needs no file, no template and no session. */
export function sendLastResort(request: Request, response: Response, status: number) {
  const title = STATUS_CODES[status] ?? 'Error';
  if (response.headersSent) response.destroy();
  else if (wantsJson(request)) sendProblem(response.status(status), status, title);
  else response.status(status).type('html').end(pageOf(title));
}

function sendProblem(response: Response, status: number, title: string) {
  const problem = { type: 'about:blank', title, status, detail: MESSAGE, code: 'fault' };
  response.type('application/problem+json').end(JSON.stringify(problem));
}

const pageOf = (title: string) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} · Sojourn</title></head>
<body>
<main><h1>${title}</h1><p role="alert">${MESSAGE}</p><p><a href="/">Back to all apps</a></p></main>
</body>
</html>
`;
