import type { EditorHandle } from '../editor/editor-handle.ts';

/** Gives blocks of code the colours of the editor, where it knows their language. */
export async function colourCode(host: HTMLElement, editors: Pick<EditorHandle, 'colour'>): Promise<void> {
  for (const code of host.querySelectorAll('pre > code[class^="language-"]')) {
    const source = (code.textContent ?? '').trimEnd();
    const words = await editors.colour(source, code.className.slice('language-'.length));
    // Rendered anew meanwhile.
    if (!code.isConnected) return;
    if (words.length === 0) continue;
    const spans = words.map(({ className, text }) => {
      const span = document.createElement('span');
      span.className = className;
      span.textContent = text;
      return span;
    });
    code.replaceChildren(...spans);
  }
}
