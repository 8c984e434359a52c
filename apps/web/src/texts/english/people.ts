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
  copyLink: 'Copy a link to them',
  copyLinkTo: (name: string): string => `Copy a link that follows ${name}`,
  jumpTo: (name: string): string => `Jump to ${name}`,
  followPerson: (name: string): string => `Follow ${name}`,
  makeRole: (role: Role): string => `Make ${commonText.roleWord(role)}`,
  makeRoleOf: (name: string, role: Role): string => `Make ${name} ${commonText.roleWord(role)}`,
  roleOf: (name: string, role: Role, lasts: boolean): string =>
    `${name} is now ${commonText.roleWord(role)}${lasts ? '.' : ', until their program connects again.'}`,
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
  calls: (name: string, where: string): string => `${name} calls you to ${where}`,
  goThere: 'Go there',
  called: 'Everyone here was asked to look at your line.',
  noCursor: (name: string): string => `${name} has no file open right now.`,
  joined: (name: string): string => `${name} joined`,
  left: (name: string): string => `${name} left`,
  /** Too many at once to name them. */
  cameAndWent: (count: number): string => `${count} people joined or left`,
  youAre: 'You are',
  yourName: 'Your name',
  yourColour: 'Your colour',
  changeName: 'Change name',
  changeMyName: 'Change my name or colour',
  keepName: 'Keep it',
  namePlaceholder: 'How others see you',
  nameHint: 'Remembered in this browser.',
  colourTaken: 'Someone here has this colour; you may get another.',
  requests: {
    ask: 'Ask to edit',
    askHint: 'Owners who are here see it and can let you edit',
    asked: 'Asked to edit',
    takeBack: 'Take back my request to edit',
    sent: (owners: string): string => `Asked ${owners} to let you edit.`,
    nobodyToAnswer: 'Asked. No owner is here right now: they see it when they come, while you stay.',
    asks: (name: string): string => `${name} asks to edit.`,
    mark: 'asks to edit',
    allow: 'Let them edit',
    decline: 'Not now',
    allowPerson: (name: string): string => `Let ${name} edit`,
    declinePerson: (name: string): string => `Decline the request of ${name}`,
    notDeclined: (name: string, reason: string): string => `${name} was not answered: ${reason}`,
  },
};
