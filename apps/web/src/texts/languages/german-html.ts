/** What the language service of HTML says, by its English. */
export const germanHtml: Readonly<Record<string, string>> = {
  'Tag name must directly follow the open bracket.':
    'Der Name des Tags muss direkt auf die öffnende Klammer folgen.',
  'End tag name expected.': 'Name des End-Tags erwartet.',
  'Closing bracket missing.': 'Die schließende Klammer fehlt.',
  'Closing bracket expected.': 'Schließende Klammer erwartet.',
  'Start tag name expected.': 'Name des Start-Tags erwartet.',
  'Unexpected character in tag.': 'Unerwartetes Zeichen im Tag.',
  "Character entity representing '{0}'": 'Zeichen-Entität für „{0}“',
  "Character entity representing '{0}', unicode equivalent '{1}'":
    'Zeichen-Entität für „{0}“, in Unicode „{1}“',
};
