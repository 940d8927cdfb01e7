import '../../../browser/live.js';
import { ArcadePage } from './arcade.page.js';

let page: ArcadePage | undefined;

/** A page that was drawn anew has another game on it. */
function mount() {
  const root = document.getElementById('game');
  if (page?.root === root) return;
  page?.leave();
  page = root ? new ArcadePage(root) : undefined;
}

document.addEventListener('drawn', mount);
mount();
