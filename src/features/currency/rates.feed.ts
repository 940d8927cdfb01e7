/** The ECB's daily file has about 2 kB. */
const LIMIT_BYTES = 65_536;
const TIMEOUT_MS = 2_000;

/**
 * Fetches a small text, following no redirect: only the address that was set is ever asked.
 * @param stop aborts it, as its own time-out does
 * @throws Error saying what went wrong
 */
export async function download(url: string, stop: AbortController) {
  const late = () => stop.abort(new Error(`It took longer than ${TIMEOUT_MS} ms.`));
  const timer = setTimeout(late, TIMEOUT_MS).unref();
  try {
    return await text(await fetch(url, { redirect: 'manual', signal: stop.signal }));
  } finally {
    clearTimeout(timer);
  }
}

async function text({ status, body }: Response) {
  if (status !== 200) {
    await body?.cancel();
    throw new Error(`It answered ${status}.`);
  }
  const decoder = new TextDecoder('utf-8', { fatal: true });
  return decoder.decode(Buffer.concat(await chunks(body)));
}

async function chunks(body: Response['body']) {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > LIMIT_BYTES) throw new Error(`It is larger than ${LIMIT_BYTES} bytes.`);
    read.push(chunk);
  }
  return read;
}
