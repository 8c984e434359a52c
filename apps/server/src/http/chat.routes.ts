import { type ChatMessage, type ChatView, MOST_SEARCH_LENGTH } from '@coedit/protocol';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import type { ReadChat } from '../session/chat-search.ts';
import { ChatSearches, SearchedTooMuch } from '../session/chat-searches.ts';
import { addressKey } from '../sharing/address.ts';
import { HttpError } from './errors.ts';
import type { HttpContext } from './http-context.ts';
import { BEARER, ChatSchema, ERRORS, IdParams } from './schemas.ts';

const MOST_MESSAGES = 200;
/** As fast as somebody types, of a whole office behind one address. */
const SEARCHES_PER_MINUTE = 300;

export const chatRoutes: FastifyPluginAsyncTypebox<HttpContext> = async (
  server,
  { access, store, clock },
) => {
  const searches = new ChatSearches(clock);

  server.get(
    '/api/sessions/:id/chat',
    {
      schema: {
        summary: 'What was said, oldest first: the latest messages, or those before one',
        params: IdParams,
        querystring: Type.Object({
          before: Type.Optional(Type.String({ maxLength: 64, description: "A message's id" })),
          count: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_MESSAGES, default: 100 })),
        }),
        security: BEARER,
        response: { 200: Type.Array(ChatSchema), ...ERRORS },
      },
    },
    async (request): Promise<ChatView[]> => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      const { before, count = 100 } = request.query;
      return (await store.readChat(session.id, count, before)).map(viewOf);
    },
  );

  server.post(
    '/api/sessions/:id/chat/search',
    {
      config: {
        rateLimit: {
          max: SEARCHES_PER_MINUTE,
          timeWindow: '1 minute',
          keyGenerator: ({ ip }: FastifyRequest) => addressKey(ip),
        },
      },
      schema: {
        // Not in the query: what people look for is nothing for the logs of proxies.
        summary: 'The latest messages with all of these words, in the text or the name',
        params: IdParams,
        body: Type.Object(
          { words: Type.String({ minLength: 1, maxLength: MOST_SEARCH_LENGTH }) },
          { additionalProperties: false },
        ),
        security: BEARER,
        response: {
          200: Type.Object({
            messages: Type.Array(ChatSchema),
            isWhole: Type.Boolean({ description: 'There are no more than these.' }),
          }),
          ...ERRORS,
        },
      },
    },
    async (request) => {
      const { session } = await access.require(request, request.params.id, 'viewer');
      const readChat: ReadChat = (count, before) => store.readChat(session.id, count, before);
      try {
        const { messages, isWhole } = await searches.search(session.id, readChat, request.body.words);
        return { messages: messages.map(viewOf), isWhole };
      } catch (error) {
        throw error instanceof SearchedTooMuch ? tooMuch(error) : error;
      }
    },
  );
};

function tooMuch({ waitMs }: SearchedTooMuch): HttpError {
  const seconds = Math.ceil(waitMs / 1000);
  return new HttpError(
    429,
    'rate-limited',
    `This chat is long, and was searched much: try again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}.`,
    seconds,
  );
}

function viewOf({ id, userId, name, time, text }: ChatMessage): ChatView {
  return { id, userId, name, at: new Date(time).toISOString(), text };
}
