import { STATUS_CODES } from 'node:http';
import type { Refusal } from '../session/refusal.js';

export function plainPage({ status, message, details }: Refusal, back = '/') {
  const title = STATUS_CODES[status] ?? 'Error';
  const errors = Object.entries(details.errors ?? {}).flatMap(([field, messages]) =>
    messages.map((each) => `<li>${escaped(`${field}: ${each}`)}</li>`),
  );
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title></head>
<body>
<main><h1>${title}</h1><p role="alert">${escaped(message)}</p><ul>${errors.join('')}</ul><p><a href="${escaped(back)}">Go back</a></p></main>
</body>
</html>
`;
}

const escaped = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
