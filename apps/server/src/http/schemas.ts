import Type from 'typebox';

/** JSON shapes of the contract, for validation and for OpenAPI. */
export const RoleSchema = Type.Union([
  Type.Literal('owner'),
  Type.Literal('editor'),
  Type.Literal('commenter'),
  Type.Literal('viewer'),
]);

export const ErrorSchema = Type.Object(
  {
    statusCode: Type.Integer(),
    code: Type.String({ description: 'For programs; stays the same between versions.' }),
    error: Type.String(),
    message: Type.String({ description: 'For people: what is wrong and what to do.' }),
  },
  { description: 'What went wrong' },
);

export const ERRORS = { '4xx': ErrorSchema, '5xx': ErrorSchema } as const;
export const BEARER = [{ bearer: [] }];

export const LinkWithTokenSchema = Type.Object({
  id: Type.String(),
  role: RoleSchema,
  token: Type.String({ description: 'Told this once only.' }),
  url: Type.String(),
});

export const LinkSchema = Type.Object({
  id: Type.String(),
  role: RoleSchema,
  label: Type.Union([Type.String(), Type.Null()]),
  createdAt: Type.String(),
  expiresAt: Type.Union([Type.String(), Type.Null()]),
  hasPassword: Type.Boolean(),
  lastUsedAt: Type.Union([Type.String(), Type.Null()], {
    description: 'When somebody last came by it, to the hour',
  }),
  current: Type.Boolean({ description: 'The link that asked.' }),
});

export const ChangedParticipantSchema = Type.Object({
  userId: Type.Integer(),
  name: Type.String(),
  role: RoleSchema,
  lasts: Type.Boolean({
    description: "It holds for this person's other tabs and later visits; else for this connection alone.",
  }),
  linkId: Type.String({ description: 'The link they came by.' }),
});

export const ChatSchema = Type.Object({
  id: Type.String(),
  userId: Type.Integer(),
  name: Type.String(),
  at: Type.String(),
  text: Type.String({ description: 'Empty: it was taken back.' }),
});

export const FileSchema = Type.Object({
  id: Type.String(),
  path: Type.String(),
  size: Type.Integer({ description: 'Bytes, as the file leaves (a text in UTF-8).' }),
});

export const BlobSchema = Type.Object({
  hash: Type.String({ description: 'SHA-256 of the bytes, hexadecimal.' }),
  size: Type.Integer({ description: 'Bytes.' }),
  type: Type.String({ description: 'Media type, by the name of the file.' }),
});

export const PreviewSchema = Type.Object({
  path: Type.String({
    description: 'On this server; the path of a file follows. Needs no token: tell nobody.',
  }),
  expiresAt: Type.String({ description: 'Each request of it puts that off, for eight hours at most.' }),
});

export const SessionSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  role: RoleSchema,
  createdAt: Type.String(),
  updatedAt: Type.String(),
  participants: Type.Integer({ description: 'Connected now.' }),
});

export const CreatedSessionSchema = Type.Object({
  id: Type.String(),
  name: Type.String(),
  links: Type.Object({
    owner: LinkWithTokenSchema,
    editor: LinkWithTokenSchema,
    viewer: LinkWithTokenSchema,
  }),
});

export const IdParams = Type.Object({ id: Type.String({ maxLength: 64 }) });
