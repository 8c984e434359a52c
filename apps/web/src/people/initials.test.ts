import { expect, test } from 'vitest';
import { initials } from './initials.ts';

test.each([
  ['Ada Lovelace', 'AL'],
  ['ada', 'A'],
  ['Jean  Luc  Picard', 'JP'],
  ['👩‍💻 Dev', '👩‍💻D'],
  ['élan vital', 'ÉV'],
  ['Ada (QA)', 'AQ'],
  ['(-:', '('],
  ['', '?'],
])('%s', (name, letters) => expect(initials(name)).toBe(letters));
