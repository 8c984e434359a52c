export const hintsText = {
  title: 'Hint',
  says: {
    invite: 'You are alone here. A link is all that others need to join.',
    company: 'Click a face above to go where they are, or to follow them.',
  },
  share: 'Get a link',
  understood: 'Got it',
  noMore: 'No more hints',
};
