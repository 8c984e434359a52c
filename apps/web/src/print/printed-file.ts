/** A file as it is put on paper: its path, and every line with its number. Text only, whatever the file holds. */
export function printedFile(path: string, text: string): HTMLElement {
  const title = document.createElement('h1');
  title.textContent = path;
  const lines = document.createElement('ol');
  for (const line of text.split('\n')) {
    const item = document.createElement('li');
    // An empty line is as high as any other.
    item.textContent = line === '' ? '\u00a0' : line;
    lines.append(item);
  }
  const section = document.createElement('section');
  section.className = 'printed-file';
  section.append(title, lines);
  return section;
}
