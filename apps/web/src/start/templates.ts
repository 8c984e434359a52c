export interface NewFile {
  readonly path: string;
  readonly text: string;
}

export type TemplateId = 'web' | 'typescript' | 'python' | 'notes' | 'interview';

export interface Template {
  readonly id: TemplateId;
  readonly icon: string;
  /** Opened first. */
  readonly open: string;
  readonly files: readonly NewFile[];
}

/** Nothing but one empty file, so that there is a place to type at once. */
export const BLANK: readonly NewFile[] = [{ path: 'untitled.txt', text: '' }];

const WEB: readonly NewFile[] = [
  {
    path: 'index.html',
    text: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Our page</title>
    <link rel="stylesheet" href="style.css" />
    <script type="module" src="script.js"></script>
  </head>
  <body>
    <main>
      <h1>Hello</h1>
      <p>Clicked <output id="count">0</output> times.</p>
      <button id="button" type="button">Click</button>
    </main>
  </body>
</html>
`,
  },
  {
    path: 'style.css',
    text: `:root {
  font-family: system-ui, sans-serif;
  color-scheme: light dark;
}

main {
  max-width: 40rem;
  margin: 4rem auto;
  padding: 0 1rem;
}
`,
  },
  {
    path: 'script.js',
    text: `const button = document.querySelector('#button');
const output = document.querySelector('#count');

let count = 0;

button.addEventListener('click', () => {
  count += 1;
  output.value = count;
});
`,
  },
];

const TYPESCRIPT: readonly NewFile[] = [
  {
    path: 'src/main.ts',
    text: `import { greet } from './greet.ts';

const names = ['Ada', 'Grace', 'Edsger'];

for (const name of names) {
  console.log(greet({ name, time: new Date() }));
}
`,
  },
  {
    path: 'src/greet.ts',
    text: `export interface Visit {
  readonly name: string;
  readonly time: Date;
}

export function greet({ name, time }: Visit): string {
  const morning = time.getHours() < 12;
  return \`Good \${morning ? 'morning' : 'day'}, \${name}!\`;
}
`,
  },
  {
    path: 'tsconfig.json',
    text: `{
  "compilerOptions": {
    "target": "es2022",
    "module": "nodenext",
    "strict": true,
    "noEmit": true,
    "allowImportingTsExtensions": true
  },
  "include": ["src"]
}
`,
  },
];

const PYTHON: readonly NewFile[] = [
  {
    path: 'main.py',
    text: `from words import most_common


def main() -> None:
    text = "the quick brown fox jumps over the lazy dog and the cat"
    for word, count in most_common(text, 3):
        print(f"{count:>3}  {word}")


if __name__ == "__main__":
    main()
`,
  },
  {
    path: 'words.py',
    text: `from collections import Counter


def most_common(text: str, n: int) -> list[tuple[str, int]]:
    return Counter(text.lower().split()).most_common(n)
`,
  },
  {
    path: 'test_words.py',
    text: `from words import most_common


def test_most_common() -> None:
    assert most_common("a b a", 1) == [("a", 2)]
`,
  },
];

const NOTES: readonly NewFile[] = [
  {
    path: 'notes.md',
    text: `# Meeting notes

**When:**
**Who:**

## Agenda

1.

## Decisions

-

## To do

- [ ]
`,
  },
];

const INTERVIEW: readonly NewFile[] = [
  {
    path: 'task.md',
    text: `# Task

Write \`balanced(text)\`: true when every bracket in the text, \`()\`, \`[]\` or \`{}\`,
is closed by one of its kind, in the right order.

| text | balanced |
| --- | --- |
| \`a(b)[c]\` | yes |
| \`(]\` | no |
| \`(()\` | no |

Think aloud; questions are welcome.
`,
  },
  {
    path: 'solution.js',
    text: `export function balanced(text) {

}
`,
  },
  {
    path: 'solution.test.js',
    text: `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { balanced } from './solution.js';

test('balanced', () => {
  assert.equal(balanced('a(b)[c]'), true);
  assert.equal(balanced('(]'), false);
  assert.equal(balanced('(()'), false);
});
`,
  },
];

export const TEMPLATES: readonly Template[] = [
  { id: 'web', icon: 'browser', open: 'index.html', files: WEB },
  { id: 'typescript', icon: 'symbol-interface', open: 'src/main.ts', files: TYPESCRIPT },
  { id: 'python', icon: 'python', open: 'main.py', files: PYTHON },
  { id: 'notes', icon: 'markdown', open: 'notes.md', files: NOTES },
  { id: 'interview', icon: 'beaker', open: 'task.md', files: INTERVIEW },
];
