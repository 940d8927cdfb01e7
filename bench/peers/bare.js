import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';

/** The ceiling: no session, no check, no template. One wage for everybody. */
const { PAGE, PORT } = process.env;
const [before, after] = readFileSync(join(PAGE, 'page.hbs'), 'utf8').split('{{wage}}');
let wage = null;

const server = createServer((request, response) => void answer(request, response));

async function answer(request, response) {
  const isJson = request.headers.accept?.startsWith('application/json');
  if (request.method === 'POST') {
    wage = isJson
      ? (await json(request)).wage
      : new URLSearchParams(await text(request)).get('wage');
    if (!isJson) return response.writeHead(303, { Location: '/pay' }).end();
  }
  const type = isJson ? 'application/json' : 'text/html';
  response.writeHead(200, { 'Content-Type': type });
  return response.end(isJson ? JSON.stringify({ wage }) : before + wage + after);
}

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`Bare is at http://127.0.0.1:${server.address().port}`);
});
