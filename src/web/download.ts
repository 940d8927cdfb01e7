const TIMEOUT_MS = 2_000;

interface Limits {
  limitBytes: number;
  /** Ends it early, as its own time-out does. */
  stop: AbortSignal;
}

/**
 * Fetches a text, following no redirect: only the address that was set is ever asked.
 * @throws Error saying what went wrong
 */
export async function download(url: string, { limitBytes, stop }: Limits) {
  const request = new AbortController();
  const end = (reason: unknown) => request.abort(reason);
  const late = new Error(`It took longer than ${TIMEOUT_MS} ms.`);
  const timer = setTimeout(end, TIMEOUT_MS, late).unref();
  stop.addEventListener('abort', end);
  try {
    return await text(await fetch(url, { redirect: 'manual', signal: request.signal }), limitBytes);
  } finally {
    clearTimeout(timer);
    stop.removeEventListener('abort', end);
  }
}

async function text({ status, body }: Response, limitBytes: number) {
  if (status !== 200) {
    await body?.cancel();
    throw new Error(`It answered ${status}.`);
  }
  const chunks = await read(body, limitBytes);
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}

async function read(body: Response['body'], limitBytes: number) {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > limitBytes) throw new Error(`It is larger than ${limitBytes} bytes.`);
    chunks.push(chunk);
  }
  return chunks;
}
