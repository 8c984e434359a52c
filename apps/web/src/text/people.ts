import type { ParticipantState, Role } from '@coedit/protocol';
import { commonText } from './common.ts';

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
  makeRole: (role: Role): string => `Make ${commonText.role(role).toLowerCase()}`,
  makeRoleOf: (name: string, role: Role): string => `Make ${name} ${commonText.role(role).toLowerCase()}`,
  roleOf: (name: string, role: Role, lasts: boolean): string =>
    `${name} is now ${commonText.role(role).toLowerCase()}${lasts ? '.' : ', until their program connects again.'}`,
  roleNotChanged: (name: string, reason: string): string => `The role of ${name} was not changed: ${reason}`,
  remove: 'Remove from session…',
  removePerson: (name: string): string => `Remove ${name} from the session…`,
  removeTitle: (name: string): string => `Remove ${name} from the session?`,
  removeExplain:
    'They are cut off at once, and the links there are now do not let them in again. Someone who clears their browser, or uses another, can still come by a link they know: revoke it as well to be sure.',
  removeLinkToo:
    'Also revoke the link they came by: it stops working for everyone, and who came by it is cut off',
  sameLink: 'They came by the same link as you, so it was not revoked: you would be cut off too.',
  removeNow: 'Remove',
  removed: (name: string, lasts: boolean): string =>
    lasts
      ? `${name} was removed.`
      : `${name} was removed, but their program can connect again while its link works.`,
  notRemoved: (reason: string): string => `That did not work: ${reason}`,
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
