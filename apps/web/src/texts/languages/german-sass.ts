/** What the language service of CSS says of Sass, by its English. */
export const germanSass: Readonly<Record<string, string>> = {
  'Sass documentation': 'Dokumentation von Sass',
  'Gets the red component of a color.': 'Rotanteil einer Farbe.',
  'Gets the green component of a color.': 'Grünanteil einer Farbe.',
  'Gets the blue component of a color.': 'Blauanteil einer Farbe.',
  'Mixes two colors together.': 'Mischt zwei Farben.',
  'Gets the hue component of a color.': 'Farbton einer Farbe.',
  'Gets the saturation component of a color.': 'Sättigung einer Farbe.',
  'Gets the lightness component of a color.': 'Helligkeit einer Farbe.',
  'Changes the hue of a color.': 'Ändert den Farbton einer Farbe.',
  'Makes a color lighter.': 'Macht eine Farbe heller.',
  'Makes a color darker.': 'Macht eine Farbe dunkler.',
  'Makes a color more saturated.': 'Macht eine Farbe kräftiger.',
  'Makes a color less saturated.': 'Macht eine Farbe blasser.',
  'Converts a color to grayscale.': 'Wandelt eine Farbe in Grau um.',
  'Returns the complement of a color.': 'Komplementärfarbe einer Farbe.',
  'Returns the inverse of a color.': 'Umkehrung einer Farbe.',
  'Gets the opacity component of a color.': 'Deckkraft einer Farbe.',
  'Changes the alpha component for a color.': 'Ändert die Deckkraft einer Farbe.',
  'Makes a color more opaque.': 'Macht eine Farbe deckender.',
  'Makes a color more transparent.': 'Macht eine Farbe durchsichtiger.',
  'Increases or decreases one or more components of a color.':
    'Erhöht oder verringert einen oder mehrere Anteile einer Farbe.',
  'Fluidly scales one or more properties of a color.':
    'Skaliert eine oder mehrere Eigenschaften einer Farbe fließend.',
  'Changes one or more properties of a color.': 'Ändert eine oder mehrere Eigenschaften einer Farbe.',
  'Converts a color into the format understood by IE filters.':
    'Wandelt eine Farbe in die Form um, die Filter des Internet Explorers verstehen.',
  'Nests selector beneath one another like they would be nested in the stylesheet.':
    'Verschachtelt Selektoren, wie sie im Stylesheet verschachtelt würden.',
  'Appends selectors to one another without spaces in between.':
    'Hängt Selektoren ohne Leerzeichen aneinander.',
  'Extends $extendee with $extender within $selector.': 'Erweitert $extendee in $selector um $extender.',
  'Replaces $original with $replacement within $selector.':
    'Ersetzt $original in $selector durch $replacement.',
  'Unifies two selectors to produce a selector that matches elements matched by both.':
    'Vereint zwei Selektoren zu einem, der die Elemente trifft, die beide treffen.',
  'Returns whether $super matches all the elements $sub does, and possibly more.':
    'Ob $super alle Elemente trifft, die $sub trifft, und vielleicht mehr.',
  'Returns the simple selectors that comprise a compound selector.':
    'Die einfachen Selektoren, aus denen ein zusammengesetzter besteht.',
  'Parses a selector into the format returned by &.': 'Bringt einen Selektor in die Form, die & liefert.',
  'Removes quotes from a string.': 'Entfernt die Anführungszeichen einer Zeichenfolge.',
  'Adds quotes to a string.': 'Setzt eine Zeichenfolge in Anführungszeichen.',
  'Returns the number of characters in a string.': 'Anzahl der Zeichen einer Zeichenfolge.',
  'Inserts $insert into $string at $index.': 'Fügt $insert bei $index in $string ein.',
  'Returns the index of the first occurance of $substring in $string.':
    'Stelle, an der $substring in $string zuerst vorkommt.',
  'Extracts a substring from $string.': 'Ein Teil von $string.',
  'Converts a string to upper case.': 'Wandelt eine Zeichenfolge in Großbuchstaben um.',
  'Converts a string to lower case.': 'Wandelt eine Zeichenfolge in Kleinbuchstaben um.',
  'Converts a unitless number to a percentage.': 'Wandelt eine Zahl ohne Einheit in Prozent um.',
  'Rounds a number to the nearest whole number.': 'Rundet auf die nächste ganze Zahl.',
  'Rounds a number up to the next whole number.': 'Rundet auf eine ganze Zahl auf.',
  'Rounds a number down to the previous whole number.': 'Rundet auf eine ganze Zahl ab.',
  'Returns the absolute value of a number.': 'Betrag einer Zahl.',
  'Finds the minimum of several numbers.': 'Kleinste von mehreren Zahlen.',
  'Finds the maximum of several numbers.': 'Größte von mehreren Zahlen.',
  'Returns a random number.': 'Eine zufällige Zahl.',
  'Returns the length of a list.': 'Länge einer Liste.',
  'Returns a specific item in a list.': 'Ein bestimmtes Element einer Liste.',
  'Replaces the nth item in a list.': 'Ersetzt das n-te Element einer Liste.',
  'Joins together two lists into one.': 'Fügt zwei Listen zu einer zusammen.',
  'Appends a single value onto the end of a list.': 'Hängt einen Wert an das Ende einer Liste.',
  'Combines several lists into a single multidimensional list.':
    'Fasst mehrere Listen zu einer mehrdimensionalen zusammen.',
  'Returns the position of a value within a list.': 'Stelle eines Werts in einer Liste.',
  'Returns the separator of a list.': 'Trennzeichen einer Liste.',
  'Returns the value in a map associated with a given key.':
    'Wert, der in einer Map zu einem Schlüssel gehört.',
  'Merges two maps together into a new map.': 'Führt zwei Maps zu einer neuen zusammen.',
  'Returns a new map with keys removed.': 'Eine neue Map ohne die genannten Schlüssel.',
  'Returns a list of all keys in a map.': 'Liste aller Schlüssel einer Map.',
  'Returns a list of all values in a map.': 'Liste aller Werte einer Map.',
  'Returns whether a map has a value associated with a given key.':
    'Ob eine Map einen Wert zu einem Schlüssel hat.',
  'Returns the keywords passed to a function that takes variable arguments.':
    'Schlüsselwörter, die einer Funktion mit beliebig vielen Argumenten übergeben wurden.',
  'Returns whether a feature exists in the current Sass runtime.':
    'Ob es eine Fähigkeit in der laufenden Version von Sass gibt.',
  'Returns whether a variable with the given name exists in the current scope.':
    'Ob es im aktuellen Bereich eine Variable dieses Namens gibt.',
  'Returns whether a variable with the given name exists in the global scope.':
    'Ob es im globalen Bereich eine Variable dieses Namens gibt.',
  'Returns whether a function with the given name exists.': 'Ob es eine Funktion dieses Namens gibt.',
  'Returns whether a mixin with the given name exists.': 'Ob es ein Mixin dieses Namens gibt.',
  'Returns the string representation of a value as it would be represented in Sass.':
    'Ein Wert als Zeichenfolge, wie Sass ihn darstellt.',
  'Returns the type of a value.': 'Typ eines Werts.',
  'Returns the unit(s) associated with a number.': 'Einheiten einer Zahl.',
  'Returns whether a number has units.': 'Ob eine Zahl Einheiten hat.',
  'Returns whether two numbers can be added, subtracted, or compared.':
    'Ob zwei Zahlen addiert, subtrahiert oder verglichen werden können.',
  'Dynamically calls a Sass function.': 'Ruft eine Funktion von Sass dynamisch auf.',
  'Inherits the styles of another selector.': 'Erbt die Stile eines anderen Selektors.',
  'Causes one or more rules to be emitted at the root of the document.':
    'Gibt eine oder mehrere Regeln auf der obersten Ebene des Dokuments aus.',
  'Prints the value of an expression to the standard error output stream. Useful for debugging complicated Sass files.':
    'Schreibt den Wert eines Ausdrucks in die Fehlerausgabe. Nützlich bei der Fehlersuche in verwickelten Sass-Dateien.',
  'Prints the value of an expression to the standard error output stream. Useful for libraries that need to warn users of deprecations or recovering from minor mixin usage mistakes. Warnings can be turned off with the `--quiet` command-line option or the `:quiet` Sass option.':
    'Schreibt den Wert eines Ausdrucks in die Fehlerausgabe. Nützlich für Bibliotheken, die vor Veraltetem warnen oder kleine Fehler im Gebrauch von Mixins melden. `--quiet` auf der Befehlszeile oder die Option `:quiet` schaltet Warnungen aus.',
  'Throws the value of an expression as a fatal error with stack trace. Useful for validating arguments to mixins and functions.':
    'Bricht mit dem Wert eines Ausdrucks als Fehler und der Aufrufliste ab. Nützlich, um Argumente von Mixins und Funktionen zu prüfen.',
  'Includes the body if the expression does not evaluate to `false` or `null`.':
    'Nimmt den Inhalt auf, wenn der Ausdruck weder `false` noch `null` ergibt.',
  'For loop that repeatedly outputs a set of styles for each `$var` in the `from/through` or `from/to` clause.':
    'Schleife, die Stile für jedes `$var` aus `from/through` oder `from/to` ausgibt.',
  'Each loop that sets `$var` to each item in the list or map, then outputs the styles it contains using that value of `$var`.':
    'Schleife, die `$var` nacheinander auf jedes Element einer Liste oder Map setzt und ihre Stile damit ausgibt.',
  'While loop that takes an expression and repeatedly outputs the nested styles until the statement evaluates to `false`.':
    'Schleife, die ihre Stile so lange ausgibt, bis der Ausdruck `false` ergibt.',
  'Defines styles that can be re-used throughout the stylesheet with `@include`.':
    'Definiert Stile, die im ganzen Stylesheet mit `@include` wiederverwendet werden können.',
  'Includes the styles defined by another mixin into the current rule.':
    'Nimmt die Stile eines Mixins in die Regel auf.',
  'Defines complex operations that can be re-used throughout stylesheets.':
    'Definiert Berechnungen, die in Stylesheets wiederverwendet werden können.',
  "Loads mixins, functions, and variables from other Sass stylesheets as 'modules', and combines CSS from multiple stylesheets together.":
    'Lädt Mixins, Funktionen und Variablen anderer Sass-Stylesheets als „Module“ und führt das CSS mehrerer Stylesheets zusammen.',
  'Loads a Sass stylesheet and makes its mixins, functions, and variables available when this stylesheet is loaded with the @use rule.':
    'Lädt ein Sass-Stylesheet und stellt seine Mixins, Funktionen und Variablen bereit, wenn dieses Stylesheet mit @use geladen wird.',
  'Provides functions that operate on numbers.': 'Funktionen für Zahlen.',
  'Makes it easy to combine, search, or split apart strings.':
    'Erleichtert, Zeichenfolgen zu verbinden, zu durchsuchen und zu zerlegen.',
  'Generates new colors based on existing ones, making it easy to build color themes.':
    'Erzeugt neue Farben aus vorhandenen; so entstehen leicht Farbpaletten.',
  'Lets you access and modify values in lists.': 'Liest und ändert Werte in Listen.',
  'Makes it possible to look up the value associated with a key in a map, and much more.':
    'Sucht den Wert zu einem Schlüssel einer Map, und vieles mehr.',
  'Provides access to Sass’s powerful selector engine.': 'Zugang zu den Selektoren von Sass.',
  'Exposes the details of Sass’s inner workings.': 'Zeigt, was in Sass vor sich geht.',
};
