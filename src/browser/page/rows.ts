/** @param has the version that the page shows, in the epoch of the push @returns whether no row is missing */
export function fillRows(incoming: Element, has: string | undefined) {
  const leftOut = [...incoming.querySelectorAll<HTMLElement>('[data-same]')];
  return leftOut.every((place) => {
    const row = document.getElementById(place.id);
    if (!row || has !== place.dataset.same) return false;
    place.replaceWith(row.cloneNode(true));
    return true;
  });
}
