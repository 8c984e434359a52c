import { COLOURS } from '@coedit/protocol';

let installed = false;

/** One class per colour, for elements that Monaco makes: it takes class names only. Made once, from numbers only. */
export function installPersonColours(): void {
  if (installed) return;
  installed = true;
  const style = document.createElement('style');
  style.textContent = personColourRules();
  document.head.append(style);
}

export function personColourRules(): string {
  const rules = COLOURS.flatMap(({ light, dark }, index) => [
    `.person-${index} { --person: ${light}; --person-on: #101114; }`,
    `:root[data-theme$="light"] .person-${index} { --person: ${dark}; --person-on: #ffffff; }`,
  ]);
  return rules.join('\n');
}
