import type { Role } from '@coedit/protocol';
import { commonText } from './common.ts';

export const sharingText = {
  share: 'Share',
  title: 'Share this session',
  yourLink: (role: Role): string => `Your link (${commonText.role(role).toLowerCase()})`,
  explain: 'Whoever has a link can join with its role. No account is needed.',
  localOnly:
    'This page was opened at an address of this computer only, so these links work on this computer. See the README for letting others in.',
  links: 'Links',
  loading: 'Loading the links…',
  copyLink: (name: string): string => `Copy the ${name} link`,
  address: (name: string): string => `Address of the ${name} link`,
  qr: (name: string): string => `Show the ${name} link as a QR code`,
  qrTitle: (name: string): string => `QR code of the ${name} link`,
  scan: 'Scan it with a phone to join.',
  hiddenToken:
    'A link’s token is told once, where it was made. This one was made elsewhere: make a new link to share it from here.',
  current: 'you came with it',
  expires: (when: string): string => `works until ${when}`,
  expired: 'expired',
  revoke: 'Revoke',
  revokeLink: (name: string): string => `Revoke the ${name} link`,
  revokeConfirm: (name: string): string =>
    `Revoke the ${name} link? Everyone who came with it is cut off at once.`,
  revokeOwn: 'This is the link you came with: you will be cut off too.',
  onlyOwner: 'The only owner link cannot be revoked: make another owner link first.',
  revoked: (name: string): string => `The ${name} link was revoked.`,
  newLink: 'New link',
  role: 'Role',
  label: 'Label (for you)',
  labelPlaceholder: 'e.g. Review on Friday',
  withPassword: 'with a password',
  password: 'Password (optional)',
  passwordHint: (least: number): string =>
    `At least ${least} characters. Tell it by another way than the link.`,
  expiry: 'Works',
  expiryNames: {
    never: 'until revoked',
    hour: 'for an hour',
    day: 'for a day',
    week: 'for a week',
    month: 'for 30 days',
  },
  create: 'Make the link',
  made: 'The link was made. Only this browser knows its address: copy it from here.',
  failed: (reason: string): string => `That did not work: ${reason}`,
  stronger: 'Owners see the links of other roles here.',
};
