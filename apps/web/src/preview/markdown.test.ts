import { expect, test } from 'vitest';
import { pathFrom, renderMarkdown, slugOf } from './markdown.ts';

function rendered(source: string): string {
  const host = document.createElement('div');
  host.append(renderMarkdown(source));
  return host.innerHTML;
}

test('tables, task lists and code come out as such', () => {
  expect(rendered('- [x] a\n- [ ] b')).toContain('<input checked="" disabled="" type="checkbox">');
  expect(rendered('|a|\n|-|\n|1|')).toContain('<td>1</td>');
  expect(rendered('```js\nx\n```')).toContain('<code class="language-js">');
});

test.each([
  '<script>x</script>',
  '<img src="x" onerror="x">',
  '<a href="javascript:x">a</a>',
  '[a](javascript:x)',
  '[a](data:text/html,x)',
  '<a href=" &#x6a;avascript:x">a</a>',
  '<iframe src="https://example.org"></iframe>',
  '<svg><script>x</script></svg>',
  '<math><mi xlink:href="javascript:x">x</mi></math>',
  '<style>body{display:none}</style>',
  '<div style="position:fixed">a</div>',
  '<div class="dialog" id="root">a</div>',
  '<form action="https://example.org"><input name="q"><button>x</button></form>',
  '<object data="x"></object><embed src="x"><base href="https://example.org"><meta http-equiv="refresh" content="0">',
])('nothing of it can do anything: %s', (source) => {
  const host = document.createElement('div');
  host.append(renderMarkdown(source));
  expect(
    host.querySelector('script, iframe, object, embed, base, meta, style, form, button, svg, math'),
  ).toBeNull();
  expect(host.querySelector('input:not([type="checkbox"])')).toBeNull();
  for (const element of host.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      expect(name).toMatch(/^(?:href|data-source|alt|title|target|rel|type|disabled|checked)$/u);
      expect(value).not.toMatch(/javascript|data:/iu);
    }
  }
});

test('links to the web open elsewhere and tell nobody where they were', () => {
  expect(rendered('[a](https://example.org)')).toContain('rel="noopener noreferrer"');
  expect(rendered('[a](other.md)')).toBe('<p><a href="other.md">a</a></p>\n');
});

test.each([
  ['docs/a.md', 'b.png', 'docs/b.png'],
  ['docs/a.md', '../img/b%20c.png?x#y', 'img/b c.png'],
  ['docs/a.md', '/top.md', 'top.md'],
  ['a.md', '../out', null],
  ['a.md', '%', null],
])('from %s, %s leads to %s', (file, address, path) => expect(pathFrom(file, address)).toBe(path));

test('headings are named as GitHub names them', () => {
  expect(slugOf(' What’s new, in 2.0? ')).toBe('whats-new-in-20');
});
