import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { german } from '../texts/german.ts';
import { ChatSearch } from './ChatSearch.tsx';

const NOTHING = { onChange: () => undefined, onClose: () => undefined };

function status(wanted: string, postponed: number | null): string {
  const part = document.createElement('div');
  part.innerHTML = renderToStaticMarkup(
    <ChatSearch wanted={wanted} count={2} reach="loaded" postponed={postponed} {...NOTHING} />,
  );
  return part.querySelector('[role="status"]')?.textContent ?? '';
}

test('a search that the server put off says so, and when it is gone on with', () => {
  expect(status('word', null)).toBe('2 messages in the latest part of the chat');
  expect(status('word', 7)).toBe(
    '2 messages in the latest part of the chat. Much was searched for just now: the rest is searched in 7 seconds.',
  );
  expect(status('word', 1)).toContain('the rest is searched in 1 second.');
  expect(status(' ', 7)).toBe('');
});

test('in German too', () => {
  expect(german.chat.postponed(1)).toContain('in 1 Sekunde ');
  expect(german.chat.postponed(7)).toContain('in 7 Sekunden ');
});
