import type { Texts } from '../texts/english.ts';
import './button.css';
import './error-boundary.css';

/** The same as `ErrorBoundary` shows, where what draws the page did not come: an editor without saved state and a way on is no page. */
export function showFault({ faultTitle, fault, reload }: Texts['common']): void {
  const page = document.createElement('main');
  page.className = 'fault';
  page.setAttribute('role', 'alert');
  const again = element('button', reload);
  again.className = 'button button-primary';
  again.addEventListener('click', () => window.location.reload());
  page.append(element('h1', faultTitle), element('p', fault), again);
  document.getElementById('root')?.replaceChildren(page);
}

function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  return made;
}
