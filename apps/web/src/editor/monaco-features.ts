/** What Monaco can do beyond showing and editing a text, and the languages: half as much code again, which late-features.ts brings. */
import 'monaco-editor/features/register.all';
import 'monaco-editor/languages/definitions/register.all';
import 'monaco-editor/languages/features/register.all';
import { keepAskingForLanguages } from './language-loaders.ts';
import { setUpScriptLanguages } from './script-languages.ts';

keepAskingForLanguages();
setUpScriptLanguages();
