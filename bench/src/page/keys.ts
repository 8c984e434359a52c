import type { CreatedSession } from '@coedit/protocol';
import type { Page } from 'playwright';
import { percentile } from '../load/ranks.ts';
import type { Measurement } from '../scenario.ts';
import { focusEditor, newWindow, withBrowser } from './browser.ts';
import { atRate, caretMessages, fileOf, Mover, participant, typeIn } from './crowd.ts';
import type { CoeditPages } from './page-peers.ts';

export interface Company {
  readonly typists: number;
  readonly movers: number;
}

const PATH = 'notes.txt';
/** Where the key is pressed; no other line has it. */
const MARK = '@@';
const TEXT = [MARK, ...Array.from({ length: 35 }, (_, index) => `line ${index} of the text`)].join('\n');
const LINES = 35;
const KEYS_PER_SECOND = 5;
const MOVES_PER_SECOND = 20;
/** ms between two keys: a fast typist, and never in step with the frames. */
const BETWEEN_KEYS = 107;
const KEYS = 50;
const WARM_UP_KEYS = 8;

/** From the key in one page to the frame that shows the letter: in this page, and in another person's. */
export async function keysToOtherScreen({ instance }: CoeditPages, company: Company): Promise<Measurement> {
  const session = await instance.createSession([{ path: PATH, text: TEXT }]);
  return withBrowser((own) =>
    withBrowser(async (others) => {
      const link = `${session.links.editor.url}&file=${PATH}`;
      const [sender, receiver] = [await newWindow(own), await newWindow(others)];
      for (const page of [sender, receiver]) await openAndWatch(page, link);
      const leave = await keepCompany(instance, session, company);
      try {
        await press(sender, WARM_UP_KEYS);
        const before = await seen(sender, receiver);
        await press(sender, KEYS);
        const after = await seen(sender, receiver);
        return inFigures(before.keys, after);
      } finally {
        leave();
      }
    }),
  );
}

async function openAndWatch(page: Page, link: string): Promise<void> {
  await page.addInitScript(watchForLetters, MARK);
  await page.goto(link);
  await page.waitForFunction(
    (mark) => document.querySelector('.view-lines')?.textContent?.includes(mark),
    MARK,
  );
}

async function keepCompany(
  instance: CoeditPages['instance'],
  session: CreatedSession,
  { typists, movers }: Company,
): Promise<() => void> {
  const reader = await participant(instance, session, 'Reader');
  const file = fileOf(reader, PATH);
  const messages = caretMessages(reader, file, TEXT.length);
  const people = await Promise.all(
    Array.from({ length: typists }, (_, index) => participant(instance, session, `Typist ${index}`)),
  );
  const moving = await Promise.all(
    Array.from({ length: movers }, (_, index) => Mover.join(instance, session, messages, index * 15)),
  );
  const ends = [
    atRate(KEYS_PER_SECOND * typists, (step) => {
      const person = people[step % typists];
      // Each in a line of their own, which they leave before it is longer than the screen is wide.
      const line = 2 + (((step % typists) + typists * Math.floor(step / typists / 60)) % LINES);
      if (person !== undefined) typeIn(person, file, line);
    }),
    atRate(MOVES_PER_SECOND * movers, (step) => moving[step % movers]?.move()),
  ];
  return () => {
    for (const end of ends) end();
    for (const person of [reader, ...people]) person.destroy();
    for (const mover of moving) mover.close();
  };
}

async function press(page: Page, keys: number): Promise<void> {
  await focusEditor(page);
  await page.keyboard.press('ControlOrMeta+Home');
  await page.keyboard.press('End');
  for (let key = 0; key < keys; key += 1) {
    await page.keyboard.press('x');
    await page.waitForTimeout(BETWEEN_KEYS);
  }
}

interface Seen {
  readonly keys: number;
  /** When each key was pressed, in ms of the wall clock. */
  readonly pressed: readonly number[];
  readonly own: readonly number[];
  readonly others: readonly number[];
}

/** When the receiver has seen as much as the sender. */
async function seen(sender: Page, receiver: Page): Promise<Seen> {
  const { pressed, shown: own } = await sender.evaluate(() => window.letters);
  const keys = own.length;
  await receiver.waitForFunction((wanted) => window.letters.shown.length >= wanted, keys);
  const others = await receiver.evaluate(() => window.letters.shown);
  return { keys, pressed, own, others };
}

function inFigures(from: number, { pressed, own, others }: Seen): Measurement {
  const since = (shown: readonly number[]): readonly number[] =>
    pressed.slice(from).map((at, index) => (shown[from + index] ?? Number.NaN) - at);
  const [mine, theirs] = [since(own), since(others)];
  return {
    ownP50: percentile(mine, 0.5),
    ownP95: percentile(mine, 0.95),
    otherP50: percentile(theirs, 0.5),
    otherP95: percentile(theirs, 0.95),
    aboveOwnP95: percentile(theirs, 0.95) - percentile(mine, 0.95),
  };
}

declare global {
  interface Window {
    /** In ms of the wall clock, so that two pages can be compared; which letters there are, by their number. */
    letters: { readonly pressed: number[]; readonly shown: number[] };
  }
}

/** Runs in the page. A letter counts as shown when the frame that it came into has been painted. */
function watchForLetters(mark: string): void {
  window.letters = { pressed: [], shown: [] };
  const { pressed, shown } = window.letters;
  const wallClock = (time: number): number => performance.timeOrigin + time;
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === 'x') pressed.push(wallClock(event.timeStamp));
    },
    true,
  );
  const channel = new MessageChannel();
  let waiting = 0;
  channel.port1.onmessage = () => {
    const now = wallClock(performance.now());
    while (shown.length < waiting) shown.push(now);
  };
  const look = (): void => {
    for (const line of document.querySelectorAll('.view-line')) {
      const text = line.textContent ?? '';
      if (!text.startsWith(mark)) continue;
      waiting = text.length - mark.length;
      if (waiting > shown.length) channel.port2.postMessage(null);
      return;
    }
  };
  // Monaco writes its lines inside an animation frame: what follows in a task of its own is after the paint.
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
}
