/** What the language service of CSS, Less and Sass says, by its English. */
export const germanCss: Readonly<Record<string, string>> = {
  'Creates a Color from red, green, and blue values.': 'Erzeugt eine Farbe aus Rot, Grün und Blau.',
  'Creates a Color from red, green, blue, and alpha values.':
    'Erzeugt eine Farbe aus Rot, Grün, Blau und Deckkraft.',
  'Creates a Color from the red, green, and blue values of another Color.':
    'Erzeugt eine Farbe aus Rot, Grün und Blau einer anderen Farbe.',
  'Creates a Color from hue, saturation, and lightness values.':
    'Erzeugt eine Farbe aus Farbton, Sättigung und Helligkeit.',
  'Creates a Color from hue, saturation, lightness, and alpha values.':
    'Erzeugt eine Farbe aus Farbton, Sättigung, Helligkeit und Deckkraft.',
  'Creates a Color from the hue, saturation, and lightness values of another Color.':
    'Erzeugt eine Farbe aus Farbton, Sättigung und Helligkeit einer anderen Farbe.',
  'Creates a Color from hue, white, and black values.':
    'Erzeugt eine Farbe aus Farbton, Weiß- und Schwarzanteil.',
  'Creates a Color from the hue, white, and black values of another Color.':
    'Erzeugt eine Farbe aus Farbton, Weiß- und Schwarzanteil einer anderen Farbe.',
  'Creates a Color from lightness, a, and b values.': 'Erzeugt eine Farbe aus Helligkeit, a und b.',
  'Creates a Color from the lightness, a, and b values of another Color.':
    'Erzeugt eine Farbe aus Helligkeit, a und b einer anderen Farbe.',
  'Creates a Color from lightness, chroma, and hue values.':
    'Erzeugt eine Farbe aus Helligkeit, Buntheit und Farbton.',
  'Creates a Color from the lightness, chroma, and hue values of another Color.':
    'Erzeugt eine Farbe aus Helligkeit, Buntheit und Farbton einer anderen Farbe.',
  'Creates a Color in a specific color space from red, green, and blue values.':
    'Erzeugt eine Farbe in einem bestimmten Farbraum aus Rot, Grün und Blau.',
  'Creates a Color in a specific color space from the red, green, and blue values of another Color.':
    'Erzeugt eine Farbe in einem bestimmten Farbraum aus Rot, Grün und Blau einer anderen Farbe.',
  'Mix two colors together in a rectangular color space.':
    'Mischt zwei Farben in einem rechtwinkligen Farbraum.',
  'Mix two colors together in a polar color space.': 'Mischt zwei Farben in einem polaren Farbraum.',
  'number expected': 'Zahl erwartet',
  'condition expected': 'Bedingung erwartet',
  'at-rule or selector expected': 'At-Regel oder Selektor erwartet',
  'dot expected': 'Punkt erwartet',
  'colon expected': 'Doppelpunkt erwartet',
  'semi-colon expected': 'Semikolon erwartet',
  'term expected': 'Term erwartet',
  'expression expected': 'Ausdruck erwartet',
  'operator expected': 'Operator erwartet',
  'identifier expected': 'Bezeichner erwartet',
  'percentage expected': 'Prozentangabe erwartet',
  'uri or string expected': 'URI oder Zeichenfolge erwartet',
  'URI expected': 'URI erwartet',
  'variable name expected': 'Name einer Variablen erwartet',
  'variable value expected': 'Wert einer Variablen erwartet',
  'property value expected': 'Wert einer Eigenschaft erwartet',
  '{ expected': '{ erwartet',
  '} expected': '} erwartet',
  '[ expected': '[ erwartet',
  '] expected': '] erwartet',
  '( expected': '( erwartet',
  ') expected': ') erwartet',
  'comma expected': 'Komma erwartet',
  'page directive or declaraton expected': 'Anweisung oder Deklaration für die Seite erwartet',
  'at-rule unknown': 'Unbekannte At-Regel',
  'unknown keyword': 'Unbekanntes Schlüsselwort',
  'selector expected': 'Selektor erwartet',
  'string literal expected': 'Zeichenfolge erwartet',
  'whitespace expected': 'Leerraum erwartet',
  'media query expected': 'Medienabfrage erwartet',
  'identifier or wildcard expected': 'Bezeichner oder Platzhalter erwartet',
  'wildcard expected': 'Platzhalter erwartet',
  'identifier or variable expected': 'Bezeichner oder Variable erwartet',
  "'from' expected": '„from“ erwartet',
  "'through' or 'to' expected": '„through“ oder „to“ erwartet',
  "'in' expected": '„in“ erwartet',
  "Rename to '{0}'": 'In „{0}“ umbenennen',
  "argument from '{0}'": 'Argument von „{0}“',
  '<undefined>': '<nicht definiert>',
  '@keyframes {0}': '@keyframes {0}',
  '@font-face': '@font-face',
  'returns one of two values depending on a condition.':
    'Gibt je nach Bedingung einen von zwei Werten zurück.',
  '"store" a boolean test for later evaluation in a guard or if().':
    'Merkt sich eine Bedingung, die später in einem Guard oder in if() ausgewertet wird.',
  'returns the number of elements in a value list': 'Anzahl der Elemente einer Liste',
  'returns a value at the specified position in the list': 'Wert an der angegebenen Stelle der Liste',
  'generate a list spanning a range of values': 'Erzeugt eine Liste über einen Bereich von Werten',
  'bind the evaluation of a ruleset to each member of a list.':
    'Wertet einen Regelsatz für jedes Element einer Liste aus.',
  'URL encodes a string': 'Kodiert eine Zeichenfolge für URLs',
  'escape string content': 'Maskiert den Inhalt einer Zeichenfolge',
  'string replace': 'Ersetzt in einer Zeichenfolge',
  'remove or change the unit of a dimension': 'Entfernt oder ändert die Einheit einer Größe',
  'parses a string to a color': 'Liest eine Farbe aus einer Zeichenfolge',
  'converts numbers from one type into another': 'Wandelt Zahlen von einer Art in eine andere um',
  'inlines a resource and falls back to `url()`': 'Bettet eine Ressource ein; wenn das nicht geht, `url()`',
  'absolute value of a number': 'Betrag einer Zahl',
  'arccosine - inverse of cosine function': 'Arkuskosinus, die Umkehrung des Kosinus',
  'arcsine - inverse of sine function': 'Arkussinus, die Umkehrung des Sinus',
  'rounds up to an integer': 'Rundet auf eine ganze Zahl auf',
  'cosine function': 'Kosinus',
  'rounds down to an integer': 'Rundet auf eine ganze Zahl ab',
  'converts to a %, e.g. 0.5 > 50%': 'Wandelt in % um, zum Beispiel 0,5 in 50 %',
  'rounds a number to a number of places': 'Rundet eine Zahl auf eine Anzahl von Stellen',
  'calculates square root of a number': 'Quadratwurzel einer Zahl',
  'sine function': 'Sinus',
  'tangent function': 'Tangens',
  'arctangent - inverse of tangent function': 'Arkustangens, die Umkehrung des Tangens',
  'returns pi': 'Die Kreiszahl Pi',
  'first argument raised to the power of the second argument': 'Erstes Argument hoch zweites Argument',
  'first argument modulus second argument': 'Rest des ersten Arguments, geteilt durch das zweite',
  'returns the lowest of one or more values': 'Kleinster von einem oder mehreren Werten',
  'creates a #AARRGGBB': 'Erzeugt #AARRGGBB',
  'creates a color': 'Erzeugt eine Farbe',
  'returns the `hue` channel of `@color` in the HSL space': 'Kanal `hue` von `@color` im HSL-Farbraum',
  'returns the `saturation` channel of `@color` in the HSL space':
    'Kanal `saturation` von `@color` im HSL-Farbraum',
  'returns the `lightness` channel of `@color` in the HSL space':
    'Kanal `lightness` von `@color` im HSL-Farbraum',
  'returns the `hue` channel of `@color` in the HSV space': 'Kanal `hue` von `@color` im HSV-Farbraum',
  'returns the `saturation` channel of `@color` in the HSV space':
    'Kanal `saturation` von `@color` im HSV-Farbraum',
  'returns the `value` channel of `@color` in the HSV space': 'Kanal `value` von `@color` im HSV-Farbraum',
  'returns the `red` channel of `@color`': 'Kanal `red` von `@color`',
  'returns the `green` channel of `@color`': 'Kanal `green` von `@color`',
  'returns the `blue` channel of `@color`': 'Kanal `blue` von `@color`',
  'returns the `alpha` channel of `@color`': 'Kanal `alpha` von `@color`',
  'returns the `luma` value (perceptual brightness) of `@color`':
    'Wert `luma` (wahrgenommene Helligkeit) von `@color`',
  'return `@color` 10% points more saturated': '`@color`, um 10 Prozentpunkte stärker gesättigt',
  'return `@color` 10% points less saturated': '`@color`, um 10 Prozentpunkte schwächer gesättigt',
  'return `@color` 10% points lighter': '`@color`, um 10 Prozentpunkte heller',
  'return `@color` 10% points darker': '`@color`, um 10 Prozentpunkte dunkler',
  'return `@color` 10% points less transparent': '`@color`, um 10 Prozentpunkte weniger durchsichtig',
  'return `@color` 10% points more transparent': '`@color`, um 10 Prozentpunkte durchsichtiger',
  'return `@color` with 50% transparency': '`@color`, zu 50 % durchsichtig',
  'return `@color` with a 10 degree larger in hue': '`@color`, der Farbton um 10 Grad größer',
  'return a mix of `@color1` and `@color2`': 'Mischung aus `@color1` und `@color2`',
  'returns a grey, 100% desaturated color': 'Grau, ganz ohne Sättigung',
  'return `@darkcolor` if `@color1 is> 43% luma` otherwise return `@lightcolor`, see notes':
    '`@darkcolor`, wenn `luma` von `@color1` über 43 % liegt, sonst `@lightcolor`; siehe Hinweise',
  "'{0}'": '„{0}“',
  "{0}, '{1}'": '{0}, „{1}“',
  "Always define standard rule '@keyframes' when defining keyframes.":
    'Wer Keyframes definiert, sollte immer auch die Standardregel „@keyframes“ definieren.',
  'Always include all vendor specific rules: Missing: {0}':
    'Immer alle herstellerspezifischen Regeln angeben. Es fehlt: {0}',
  "inline-block is ignored due to the float. If 'float' has a value other than 'none', the box is floated and 'display' is treated as 'block'":
    'inline-block wird wegen float nicht beachtet: Hat „float“ einen anderen Wert als „none“, fließt die Box, und „display“ gilt als „block“.',
  "Property is ignored due to the display. With 'display: block', vertical-align should not be used.":
    'Die Eigenschaft wird wegen display nicht beachtet. Mit „display: block“ sollte vertical-align nicht verwendet werden.',
  "Unknown property: '{0}'": 'Unbekannte Eigenschaft: „{0}“',
  "Also define the standard property '{0}' for compatibility":
    'Für die Kompatibilität auch die Standardeigenschaft „{0}“ angeben',
  'Always include all vendor specific properties: Missing: {0}':
    'Immer alle herstellerspezifischen Eigenschaften angeben. Es fehlt: {0}',
  'When using a vendor-specific prefix make sure to also include all other vendor-specific properties':
    'Bei einem herstellerspezifischen Präfix auch alle anderen herstellerspezifischen Eigenschaften angeben',
  'When using a vendor-specific prefix also include the standard property':
    'Bei einem herstellerspezifischen Präfix auch die Standardeigenschaft angeben',
  'Do not use duplicate style definitions': 'Stile nicht doppelt definieren',
  'Do not use empty rulesets': 'Keine leeren Regelsätze verwenden',
  'Import statements do not load in parallel': 'Importe werden nicht gleichzeitig geladen',
  'Do not use width or height when using padding or border':
    'Mit padding oder border weder width noch height verwenden',
  'The universal selector (*) is known to be slow': 'Der Universalselektor (*) gilt als langsam',
  'No unit for zero needed': 'Null braucht keine Einheit',
  "@font-face rule must define 'src' and 'font-family' properties":
    'Die Regel @font-face muss „src“ und „font-family“ angeben',
  'Hex colors must consist of three, four, six or eight hex numbers':
    'Hexadezimale Farben haben drei, vier, sechs oder acht Ziffern',
  'Invalid number of parameters': 'Ungültige Anzahl von Parametern',
  'Unknown property.': 'Unbekannte Eigenschaft.',
  'Unknown at-rule.': 'Unbekannte At-Regel.',
  'IE hacks are only necessary when supporting IE7 and older':
    'Tricks für den Internet Explorer braucht nur, wer IE7 und älter unterstützt',
  'Unknown vendor specific property.': 'Unbekannte herstellerspezifische Eigenschaft.',
  'Property is ignored due to the display.': 'Die Eigenschaft wird wegen display nicht beachtet.',
  'Avoid using !important. It is an indication that the specificity of the entire CSS has gotten out of control and needs to be refactored.':
    '!important vermeiden. Es zeigt, dass die Spezifität im CSS außer Kontrolle geraten ist und geordnet werden muss.',
  "Avoid using 'float'. Floats lead to fragile CSS that is easy to break if one aspect of the layout changes.":
    '„float“ vermeiden. Es macht CSS zerbrechlich: Ändert sich ein Teil des Layouts, stimmt leicht das Ganze nicht mehr.',
  'Selectors should not contain IDs because these rules are too tightly coupled with the HTML.':
    'Selektoren sollten keine IDs enthalten: Solche Regeln hängen zu eng am HTML.',
  'A list of properties that are not validated against the `unknownProperties` rule.':
    'Eigenschaften, die nicht nach der Regel `unknownProperties` geprüft werden.',
  'Selector Specificity': 'Spezifität des Selektors',
};
