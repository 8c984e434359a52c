import type { ParticipantState } from '@coedit/protocol';

const STATES: Record<ParticipantState, string> = { 0: 'active', 1: 'idle', 2: 'away' };

export const peopleText = {
  people: 'People in this session',
  me: (name: string): string => `${name} (you)`,
  state: (state: ParticipantState): string => STATES[state],
  describe: (name: string, role: string, state: string): string => `${name}, ${role.toLowerCase()}, ${state}`,
  inFile: (path: string, line: number): string => `${path}:${line}`,
  nowhere: 'no file open',
  others: (count: number): string => `${count} more`,
  jump: 'Jump to their cursor',
  follow: 'Follow',
  unfollow: 'Stop following',
  jumpTo: (name: string): string => `Jump to ${name}`,
  followPerson: (name: string): string => `Follow ${name}`,
  noCursor: (name: string): string => `${name} has no file open right now.`,
  joined: (name: string): string => `${name} joined`,
  left: (name: string): string => `${name} left`,
  youAre: 'You are',
  yourName: 'Your name',
  yourColour: 'Your colour',
  changeName: 'Change name',
  changeMyName: 'Change my name or colour',
  keepName: 'Keep it',
  namePlaceholder: 'How others see you',
  nameHint: 'Remembered in this browser.',
  colourTaken: 'Someone here has this colour; you may get another.',
};
