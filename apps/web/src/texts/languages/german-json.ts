/** What the language service of JSON says, by its English. */
export const germanJson: Readonly<Record<string, string>> = {
  'Invalid color format. Use #RGB, #RGBA, #RRGGBB or #RRGGBBAA.':
    'Ungültige Form einer Farbe. Möglich sind #RGB, #RGBA, #RRGGBB und #RRGGBBAA.',
  'String is not a RFC3339 date-time.': 'Die Zeichenfolge ist keine Zeitangabe nach RFC 3339.',
  'String is not a RFC3339 date.': 'Die Zeichenfolge ist kein Datum nach RFC 3339.',
  'String is not a RFC3339 time.': 'Die Zeichenfolge ist keine Uhrzeit nach RFC 3339.',
  'String is not an e-mail address.': 'Die Zeichenfolge ist keine E-Mail-Adresse.',
  'String is not a hostname.': 'Die Zeichenfolge ist kein Rechnername.',
  'String is not an IPv4 address.': 'Die Zeichenfolge ist keine IPv4-Adresse.',
  'String is not an IPv6 address.': 'Die Zeichenfolge ist keine IPv6-Adresse.',
  'Value is not accepted. Valid values: {0}.': 'Der Wert ist nicht erlaubt. Erlaubt sind: {0}.',
  'Incorrect type. Expected one of {0}.': 'Falscher Typ. Erwartet wird einer von {0}.',
  'Incorrect type. Expected "{0}".': 'Falscher Typ. Erwartet wird „{0}“.',
  'Matches a schema that is not allowed.': 'Entspricht einem Schema, das nicht erlaubt ist.',
  'Matches multiple schemas when only one must validate.':
    'Entspricht mehreren Schemas; nur eines darf zutreffen.',
  'Value must be {0}.': 'Der Wert muss {0} sein.',
  'Value is deprecated': 'Der Wert ist veraltet',
  'Value is not divisible by {0}.': 'Der Wert ist nicht durch {0} teilbar.',
  'Value is below the exclusive minimum of {0}.': 'Der Wert muss größer als {0} sein.',
  'Value is above the exclusive maximum of {0}.': 'Der Wert muss kleiner als {0} sein.',
  'Value is below the minimum of {0}.': 'Der Wert ist kleiner als {0}.',
  'Value is above the maximum of {0}.': 'Der Wert ist größer als {0}.',
  'String is shorter than the minimum length of {0}.': 'Die Zeichenfolge ist kürzer als {0} Zeichen.',
  'String is longer than the maximum length of {0}.': 'Die Zeichenfolge ist länger als {0} Zeichen.',
  'String does not match the pattern of "{0}".': 'Die Zeichenfolge entspricht nicht dem Muster „{0}“.',
  'URI expected.': 'URI erwartet.',
  'URI is expected.': 'Hier wird eine URI erwartet.',
  'URI with a scheme is expected.': 'URI mit einem Schema erwartet.',
  'String is not a URI: {0}': 'Die Zeichenfolge ist keine URI: {0}',
  'Array has too many items according to schema. Expected {0} or fewer.':
    'Das Array hat nach dem Schema zu viele Elemente. Erwartet werden höchstens {0}.',
  'Array does not contain required item.': 'Dem Array fehlt ein verlangtes Element.',
  'Array has too few items that match the contains contraint. Expected {0} or more.':
    'Zu wenige Elemente des Arrays erfüllen „contains“. Erwartet werden mindestens {0}.',
  'Array has too many items that match the contains contraint. Expected {0} or less.':
    'Zu viele Elemente des Arrays erfüllen „contains“. Erwartet werden höchstens {0}.',
  'Item does not match any validation rule from the array.':
    'Das Element entspricht keiner Regel des Arrays.',
  'Array has too few items. Expected {0} or more.':
    'Das Array hat zu wenige Elemente. Erwartet werden mindestens {0}.',
  'Array has too many items. Expected {0} or fewer.':
    'Das Array hat zu viele Elemente. Erwartet werden höchstens {0}.',
  'Array has duplicate items.': 'Das Array hat doppelte Elemente.',
  'Missing property "{0}".': 'Die Eigenschaft „{0}“ fehlt.',
  'Property {0} is not allowed.': 'Die Eigenschaft {0} ist nicht erlaubt.',
  'Object has more properties than limit of {0}.': 'Das Objekt hat mehr als {0} Eigenschaften.',
  'Object has fewer properties than the required number of {0}':
    'Das Objekt hat weniger als {0} Eigenschaften',
  'Object is missing property {0} required by property {1}.':
    'Dem Objekt fehlt die Eigenschaft {0}, die die Eigenschaft {1} verlangt.',
  'Invalid unicode sequence in string.': 'Ungültige Unicode-Folge in der Zeichenfolge.',
  'Invalid escape character in string.': 'Ungültiges Escape-Zeichen in der Zeichenfolge.',
  'Unexpected end of number.': 'Unerwartetes Ende der Zahl.',
  'Unexpected end of comment.': 'Unerwartetes Ende des Kommentars.',
  'Unexpected end of string.': 'Unerwartetes Ende der Zeichenfolge.',
  'Invalid characters in string. Control characters must be escaped.':
    'Ungültige Zeichen in der Zeichenfolge. Steuerzeichen müssen maskiert werden.',
  'Value expected': 'Wert erwartet',
  'Trailing comma': 'Überzähliges Komma',
  'Expected comma': 'Komma erwartet',
  'Expected comma or closing bracket': 'Komma oder schließende eckige Klammer erwartet',
  'Property keys must be doublequoted':
    'Namen von Eigenschaften müssen in doppelten Anführungszeichen stehen',
  'Duplicate object key': 'Doppelter Schlüssel im Objekt',
  'Colon expected': 'Doppelpunkt erwartet',
  'Property expected': 'Eigenschaft erwartet',
  'Expected comma or closing brace': 'Komma oder schließende geschweifte Klammer erwartet',
  'Invalid number format.': 'Ungültige Form einer Zahl.',
  'Expected a JSON object, array or literal.': 'Objekt, Array oder Wert in JSON erwartet.',
  'End of file expected.': 'Ende der Datei erwartet.',
  'A unique identifier for the schema.': 'Eindeutige Kennung des Schemas.',
  'The schema to verify this document against.': 'Schema, nach dem dieses Dokument geprüft wird.',
  'A descriptive title of the element.': 'Titel, der das Element beschreibt.',
  'A long description of the element. Used in hover menus and suggestions.':
    'Ausführliche Beschreibung des Elements, für Hinweise und Vorschläge.',
  'A default value. Used by suggestions.': 'Standardwert, für Vorschläge.',
  'A number that should cleanly divide the current value (i.e. have no remainder).':
    'Zahl, durch die der Wert ohne Rest teilbar sein soll.',
  'The maximum numerical value, inclusive by default.': 'Größter Zahlenwert, im Normalfall einschließlich.',
  'Makes the maximum property exclusive.': 'Schließt den größten Wert aus.',
  'The minimum numerical value, inclusive by default.': 'Kleinster Zahlenwert, im Normalfall einschließlich.',
  'Makes the minimum property exclusive.': 'Schließt den kleinsten Wert aus.',
  'The maximum length of a string.': 'Größte Länge einer Zeichenfolge.',
  'The minimum length of a string.': 'Kleinste Länge einer Zeichenfolge.',
  'A regular expression to match the string against. It is not implicitly anchored.':
    'Regulärer Ausdruck für die Zeichenfolge. Er gilt auch für einen Teil davon.',
  'For arrays, only when items is set as an array. If it is a schema, then this schema validates items after the ones specified by the items array. If it is false, then additional items will cause validation to fail.':
    'Für Arrays, und nur wenn „items“ ein Array ist. Ein Schema prüft die Elemente nach denen, die „items“ nennt; mit „false“ sind weitere Elemente ein Fehler.',
  'For arrays. Can either be a schema to validate every element against or an array of schemas to validate each item against in order (the first schema will validate the first element, the second schema will validate the second element, and so on.':
    'Für Arrays. Ein Schema für jedes Element, oder ein Array von Schemas, die der Reihe nach gelten: das erste für das erste Element, das zweite für das zweite und so weiter.',
  'The maximum number of items that can be inside an array. Inclusive.':
    'Größte Anzahl von Elementen eines Arrays, einschließlich.',
  'The minimum number of items that can be inside an array. Inclusive.':
    'Kleinste Anzahl von Elementen eines Arrays, einschließlich.',
  'If all of the items in the array must be unique. Defaults to false.':
    'Ob alle Elemente des Arrays verschieden sein müssen. Im Normalfall nicht.',
  'The maximum number of properties an object can have. Inclusive.':
    'Größte Anzahl von Eigenschaften eines Objekts, einschließlich.',
  'The minimum number of properties an object can have. Inclusive.':
    'Kleinste Anzahl von Eigenschaften eines Objekts, einschließlich.',
  'An array of strings that lists the names of all properties required on this object.':
    'Namen aller Eigenschaften, die dieses Objekt haben muss.',
  "Either a schema or a boolean. If a schema, then used to validate all properties not matched by 'properties' or 'patternProperties'. If false, then any properties not matched by either will cause this schema to fail.":
    'Ein Schema oder ein Wahrheitswert. Ein Schema prüft alle Eigenschaften, die weder „properties“ noch „patternProperties“ nennen; mit „false“ sind solche Eigenschaften ein Fehler.',
  'Not used for validation. Place subschemas here that you wish to reference inline with $ref.':
    'Wird nicht geprüft. Platz für Schemas, auf die mit $ref verwiesen wird.',
  'A map of property names to schemas for each property.':
    'Namen von Eigenschaften und das Schema einer jeden.',
  'A map of regular expressions on property names to schemas for matching properties.':
    'Reguläre Ausdrücke für Namen von Eigenschaften und das Schema der passenden.',
  'A map of property names to either an array of property names or a schema. An array of property names means the property named in the key depends on the properties in the array being present in the object in order to be valid. If the value is a schema, then the schema is only applied to the object if the property in the key exists on the object.':
    'Zu Namen von Eigenschaften je ein Array von Namen oder ein Schema. Ein Array nennt die Eigenschaften, die das Objekt haben muss, wenn es die genannte hat; ein Schema gilt für das Objekt nur dann, wenn es die genannte hat.',
  'The set of literal values that are valid.': 'Die Werte, die erlaubt sind.',
  'Either a string of one of the basic schema types (number, integer, null, array, object, boolean, string) or an array of strings specifying a subset of those types.':
    'Einer der einfachen Typen (number, integer, null, array, object, boolean, string) oder ein Array von mehreren.',
  'Describes the format expected for the value.': 'Die Form, die der Wert haben soll.',
  'An array of schemas, all of which must match.': 'Schemas, die alle zutreffen müssen.',
  'An array of schemas, where at least one must match.':
    'Schemas, von denen mindestens eines zutreffen muss.',
  'An array of schemas, exactly one of which must match.': 'Schemas, von denen genau eines zutreffen muss.',
  'A schema which must not match.': 'Ein Schema, das nicht zutreffen darf.',
  'Reference a definition hosted on any location.': 'Verweist auf eine Definition an beliebigem Ort.',
  'Comments from schema authors to readers or maintainers of the schema.':
    'Bemerkungen für die, die das Schema lesen oder pflegen.',
  'Indicates that the value of the instance is managed exclusively by the owning authority.':
    'Der Wert wird nur von der zuständigen Stelle verwaltet.',
  'Sample JSON values associated with a particular schema, for the purpose of illustrating usage.':
    'Beispielwerte, die den Gebrauch des Schemas zeigen.',
  'An array instance is valid against "contains" if at least one of its elements is valid against the given schema.':
    'Ein Array erfüllt „contains“, wenn mindestens eines seiner Elemente dem Schema entspricht.',
  'If the instance is an object, this keyword validates if every property name in the instance validates against the provided schema.':
    'Bei einem Objekt erfüllt, wenn jeder Name einer Eigenschaft dem Schema entspricht.',
  'An instance validates successfully against this keyword if its value is equal to the value of the keyword.':
    'Erfüllt, wenn der Wert gleich diesem Wert ist.',
  'Describes the media type of a string property.': 'Medientyp des Inhalts der Zeichenfolge.',
  'Describes the content encoding of a string property.': 'Kodierung des Inhalts der Zeichenfolge.',
  'The validation outcome of the "if" subschema controls which of the "then" or "else" keywords are evaluated.':
    'Ob „if“ zutrifft, entscheidet, ob „then“ oder „else“ gilt.',
  'The "if" subschema is used for validation when the "if" subschema succeeds.':
    'Das Schema „then“ gilt, wenn „if“ zutrifft.',
  'The "else" subschema is used for validation when the "if" subschema fails.':
    'Das Schema „else“ gilt, wenn „if“ nicht zutrifft.',
  'Default value': 'Standardwert',
  'New object': 'Neues Objekt',
  'New array': 'Neues Array',
  '<empty>': '<leer>',
  "Unable to load schema from '{0}'. No schema request service available":
    'Das Schema „{0}“ kann nicht geladen werden: Es gibt keinen Dienst dafür',
  "Unable to load schema from '{0}': No content.": 'Das Schema „{0}“ kann nicht geladen werden: kein Inhalt.',
  "Problem reading content from '{0}': UTF-8 with BOM detected, only UTF 8 is allowed.":
    '„{0}“ kann nicht gelesen werden: UTF-8 mit BOM; nur UTF-8 ist erlaubt.',
  "Unable to parse content from '{0}': Parse error at offset {1}.":
    '„{0}“ kann nicht gelesen werden: Fehler an der Stelle {1}.',
  "Unable to load schema from '{0}': {1}.": 'Das Schema „{0}“ kann nicht geladen werden: {1}.',
  'Draft-03 schemas are not supported.': 'Schemas nach Draft-03 werden nicht unterstützt.',
  "$ref '{0}' in '{1}' can not be resolved.": '$ref „{0}“ in „{1}“ kann nicht aufgelöst werden.',
  "Problems loading reference '{0}': {1}": 'Der Verweis „{0}“ kann nicht geladen werden: {1}',
  "Duplicate anchor declaration: '{0}'": 'Anker doppelt deklariert: „{0}“',
  'The schema uses meta-schema features ({0}) that are not yet supported by the validator.':
    'Das Schema verwendet Möglichkeiten des Meta-Schemas ({0}), die noch nicht unterstützt werden.',
  'Comments are not permitted in JSON.': 'Kommentare sind in JSON nicht erlaubt.',
};
