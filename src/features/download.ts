const TIMEOUT_MS = 2_000;

interface Limits {
  limitBytes: number;
  /** Ends it early, as its own time-out of two seconds does. */
  stop: AbortSignal;
}

/**
 * Fetches a text, following no redirect: only the address that was set is ever asked.
 * @throws Error saying what went wrong
 */
export async function download(url: string, { limitBytes, stop }: Limits) {
  // Kept and used to the end: Node 20 frees a time-out that only a combined signal knows of, and it never ends.
  const late = AbortSignal.timeout(TIMEOUT_MS);
  const signal = AbortSignal.any([stop, late]);
  const { status, body } = await fetch(url, { redirect: 'manual', signal });
  if (status !== 200) {
    await body?.cancel();
    throw new Error(`It answered ${status}.`);
  }
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body ?? []) {
    late.throwIfAborted();
    bytes += chunk.byteLength;
    // Leaving the loop closes the connection.
    if (bytes > limitBytes) throw new Error(`It is larger than ${limitBytes} bytes.`);
    chunks.push(chunk);
  }
  return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks));
}
