/** What a page has of it; a worker is never hidden. */
interface Page extends EventTarget {
  document?: EventTarget & { hidden: boolean };
}

/** Tells when a page may be behind: it is shown again, or the network is back. Outside a browser that is never. */
export function onWake(wake: () => void, signal: AbortSignal) {
  const page = globalThis as unknown as Page;
  const shown = () => page.document?.hidden || wake();
  page.addEventListener?.('online', wake, { signal });
  page.document?.addEventListener('visibilitychange', shown, { signal });
}
