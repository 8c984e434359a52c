import type { Texts } from '../english/english.ts';

export const hintsText: Texts['hints'] = {
  title: 'Hinweis',
  says: {
    invite: 'Sie sind allein hier. Ein Link genügt, damit andere dazukommen.',
    company: 'Ein Klick auf ein Gesicht oben führt dorthin, wo die Person ist, oder folgt ihr.',
  },
  share: 'Link holen',
  understood: 'Verstanden',
  noMore: 'Keine Hinweise mehr',
};
