import { describe, expect, it } from 'vitest';
import { Announcer } from './announcer.ts';

function told() {
  let now = 0;
  let due: { readonly at: number; readonly run: () => void }[] = [];
  const announcer = new Announcer((run, ms) => due.push({ at: now + ms, run }));
  const words: string[] = [];
  announcer.words.subscribe(() => words.push(announcer.words.get()));
  const pass = (ms: number) => {
    for (const end = now + ms; ; ) {
      const next = due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) {
        now = end;
        return;
      }
      due = due.filter((other) => other !== next);
      now = next.at;
      next.run();
    }
  };
  return { announcer, words, pass };
}

describe('the announcer', () => {
  it('tells what came together in one go, the state of my edits first', () => {
    const { announcer, words, pass } = told();
    announcer.say('chat', 'Ben: hello');
    announcer.say('people', 'Eve joined');
    announcer.say('people', 'Dan left');
    announcer.say('saved', 'Offline');
    pass(499);
    expect(words).toEqual([]);
    pass(1);
    expect(words).toEqual(['Offline. Eve joined, Dan left. Ben: hello']);
  });

  it('lets a listener rest, and then tells the newest and how many there were', () => {
    const { announcer, words, pass } = told();
    announcer.say('line', 'Ben is on your line');
    pass(500);
    for (let count = 1; count <= 5; count++) {
      announcer.say('people', `Person ${count} joined`);
      announcer.say('chat', `Ben: ${count}`);
      announcer.say('saved', `state ${count}`);
      pass(300);
    }
    expect(words).toEqual(['Ben is on your line']);
    pass(500);
    expect(words.slice(1)).toEqual(['state 5. 5 people joined or left. 5 messages. Ben: 5']);
  });

  it('says the same again as a change of the page', () => {
    const { announcer, words, pass } = told();
    announcer.say('chat', 'Ben: yes');
    pass(5_000);
    announcer.say('chat', 'Ben: yes');
    pass(5_000);
    announcer.say('chat', 'Ben: yes');
    pass(5_000);
    expect(words).toEqual(['Ben: yes', 'Ben: yes\u00a0', 'Ben: yes']);
  });

  it('does not say what is over before its turn', () => {
    const { announcer, words, pass } = told();
    announcer.say('line', 'Ben is on your line');
    announcer.takeBack('line');
    pass(10_000);
    expect(words).toEqual([]);
    announcer.say('chat', 'Ben: still here');
    pass(10_000);
    expect(words).toEqual(['Ben: still here']);
  });
});
