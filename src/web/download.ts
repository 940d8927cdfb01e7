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
  const signal = AbortSignal.any([stop, AbortSignal.timeout(TIMEOUT_MS)]);
  const { status, body } = await fetch(url, { redirect: 'manual', signal });
  if (status === 200) return text(body, limitBytes);
  await body?.cancel();
  throw new Error(`It answered ${status}.`);
}

async function text(body: Response['body'], limitBytes: number) {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > limitBytes) throw new Error(`It is larger than ${limitBytes} bytes.`);
    read.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(read));
}
