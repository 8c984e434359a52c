import DOMPurify from 'dompurify';
import { marked } from 'marked';

/**
 * Markdown as elements that can do nothing: no script, no style, no address but of the web, mail and relative ones, no
 * class or id that could mean something to the page. Nobody's markup is ever assigned as text to be parsed by the page.
 */
export function renderMarkdown(source: string): DocumentFragment {
  const markup = marked.parse(source, { gfm: true, async: false });
  return purify().sanitize(markup, {
    USE_PROFILES: { html: true },
    FORBID_TAGS: [
      'style',
      'form',
      'button',
      'textarea',
      'select',
      'option',
      'dialog',
      'video',
      'audio',
      'template',
    ],
    FORBID_ATTR: ['style', 'id', 'name', 'srcset', 'background', 'action', 'tabindex', 'contenteditable'],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    ALLOWED_URI_REGEXP: /^(?:https?:|mailto:|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
    RETURN_DOM_FRAGMENT: true,
  });
}

/** The attribute that says what a picture is to show. */
export const PICTURE_SOURCE = 'data-source';

type Purifier = ReturnType<typeof DOMPurify>;
let made: Purifier | null = null;

/** One of our own: its hooks are nobody else's. */
function purify(): Purifier {
  if (made !== null) return made;
  const purifier = DOMPurify(window);
  purifier.addHook('uponSanitizeElement', (node, { tagName }) => {
    // Of all fields, the boxes of task lists.
    if (tagName === 'input' && (node as HTMLInputElement).type !== 'checkbox')
      node.parentNode?.removeChild(node);
  });
  purifier.addHook('uponSanitizeAttribute', (_node, data) => {
    if (data.attrName === 'class' && !/^language-[\w+#-]+$/u.test(data.attrValue)) data.keepAttr = false;
  });
  purifier.addHook('afterSanitizeAttributes', (node) => {
    // A picture is fetched as soon as the element is the page's: what it shows is put in where that is known.
    if (node.tagName === 'IMG') {
      node.setAttribute(PICTURE_SOURCE, node.getAttribute('src') ?? '');
      node.removeAttribute('src');
    }
    if (node.tagName === 'INPUT') node.setAttribute('disabled', '');
    if (node.tagName === 'A' && /^(?:https?|mailto):/iu.test(node.getAttribute('href') ?? '')) {
      node.setAttribute('target', '_blank');
      node.setAttribute('rel', 'noopener noreferrer');
    }
  });
  made = purifier;
  return purifier;
}

/** The heading that `#like-this` leads to, as GitHub names it. */
export function slugOf(heading: string): string {
  return heading
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .replace(/\s/gu, '-');
}

/** Where a relative address in a file leads to within the session; null: out of it, or not at all. */
export function pathFrom(file: string, address: string): string | null {
  const [encoded = ''] = address.split(/[?#]/u);
  let decoded: string;
  try {
    decoded = decodeURIComponent(encoded);
  } catch {
    return null;
  }
  const parts = decoded.startsWith('/') ? [] : file.split('/').slice(0, -1);
  for (const part of decoded.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return null;
  }
  return parts.join('/');
}
