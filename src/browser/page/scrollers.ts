const SCROLLERS = '.table-scroll, pre';

const sizes = new ResizeObserver((entries) => {
  for (const { target } of entries) update(target.closest<HTMLElement>(SCROLLERS));
});

export function watchScrollers(root: Element) {
  for (const scroller of root.querySelectorAll<HTMLElement>(SCROLLERS)) {
    update(scroller);
    for (const part of [scroller, ...scroller.children]) sizes.observe(part);
  }
}

/** What has the focus keeps it. */
function update(scroller: HTMLElement | null) {
  if (!scroller || scroller === document.activeElement) return;
  if (scrolls(scroller)) scroller.tabIndex = 0;
  else scroller.removeAttribute('tabindex');
}

const scrolls = ({ scrollWidth, clientWidth, scrollHeight, clientHeight }: HTMLElement) =>
  scrollWidth > clientWidth || scrollHeight > clientHeight;

watchScrollers(document.body);
