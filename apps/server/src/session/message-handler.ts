import {
  CloseCode,
  COLOURS,
  cleanName,
  decoderOf,
  encodePongMessage,
  FIRST_OWN_TYPE,
  type Limits,
  MessageType,
  may,
  readAskBody,
  readAwarenessBody,
  readChatDraftBody,
  readCheckBody,
  readFollowBody,
  readHelloBody,
  readPingBody,
  readSyncBody,
  readUint,
} from '@coedit/protocol';
import type { Decoder } from 'lib0/decoding';
import type { ClientIds } from '../document/client-ids.ts';
import type { Attention } from './attention.ts';
import type { ChatRoom } from './chat-room.ts';
import type { Clock } from './clock.ts';
import { readPlace } from './cursor-reading.ts';
import type { EditRequests } from './edit-requests.ts';
import { editsFrom } from './edit-run.ts';
import type { Participant } from './participant.ts';
import { freeColour, type Presence } from './presence.ts';
import { notify, type Room } from './room.ts';
import type { StockAwareness } from './stock-awareness.ts';
import type { TextCheck } from './text-check.ts';
import type { UpdateExchange } from './update-exchange.ts';

export interface HandlerOptions {
  readonly room: Room;
  readonly ids: ClientIds;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly updates: UpdateExchange;
  readonly presence: Presence;
  readonly awareness: StockAwareness;
  readonly chat: ChatRoom;
  readonly attention: Attention;
  readonly requests: EditRequests;
  readonly textCheck: TextCheck;
}

/** Sending too fast without a break for this long ends the connection; until then it is only slowed down. */
const MOST_THROTTLED_MS = 20_000;
const PROBE_MS = 2_000;

/**
 * One message of one participant. Throws `MalformedMessage`; the caller closes with 1007. The role is asked for every
 * message, so that a change of role acts at once.
 */
export class MessageHandler {
  readonly #options: HandlerOptions;

  constructor(options: HandlerOptions) {
    this.#options = options;
  }

  /** Takes the message at `first`, or a run of edits that begins with it. Returns how many messages that were. */
  receiveFrom(sender: Participant, messages: readonly Uint8Array[], first: number): number {
    const run = editsFrom(messages, first);
    const [only] = run;
    if (run.length < 2 || only === undefined) {
      const message = messages[first];
      if (message !== undefined) this.#receive(sender, message);
      return 1;
    }
    const count = this.#options.updates.receiveRun(sender, run);
    // Behind it: a run that ends early leaves messages that come here again, and each is to be paid for once.
    for (let paid = 0; paid < count && this.#withinRate(sender); ) paid += 1;
    return count;
  }

  #receive(sender: Participant, message: Uint8Array): void {
    const decoder = decoderOf(message);
    const type = readUint(decoder);
    // A large step 2 comes in parts, back to back: whatever else comes says that it was whole.
    if (type !== MessageType.Sync) {
      sender.ledger.step2Ended();
      if (sender.step2Taken) sender.inStep = true;
    }
    if (type !== MessageType.Cursor && !this.#withinRate(sender)) return;
    // A stock client did not select our subprotocol, so the numbers from 16 up are not ours in its mouth.
    if (sender.connection.stock && type >= FIRST_OWN_TYPE) return;
    this.#dispatch(sender, type, decoder, message.length);
  }

  #dispatch(sender: Participant, type: number, decoder: Decoder, length: number): void {
    const { updates, presence, awareness, chat, attention, requests, textCheck } = this.#options;
    switch (type) {
      case MessageType.Sync:
        return updates.receive(sender, readSyncBody(decoder, length));
      case MessageType.Awareness:
        return awareness.receive(sender, readAwarenessBody(decoder, length));
      case MessageType.QueryAwareness:
        return awareness.introduceTo(sender);
      case MessageType.Cursor:
        return presence.moved(sender, decoder);
      case MessageType.Hello:
        return this.#hello(sender, decoder);
      case MessageType.Chat:
        if (may(sender.role, 'chat')) chat.receive(sender, readChatDraftBody(decoder));
        return;
      case MessageType.Follow:
        return attention.follow(sender, readFollowBody(decoder));
      case MessageType.Call:
        if (may(sender.role, 'chat')) attention.call(sender, readPlace(decoder));
        return;
      case MessageType.Ask:
        return requests.ask(sender, readAskBody(decoder));
      case MessageType.Ping:
        sender.connection.send(encodePongMessage(readPingBody(decoder)));
        return;
      case MessageType.Check:
        return textCheck.receive(sender, readCheckBody(decoder));
      default:
        // Of a newer client, or none of ours: counted by `ws/` and ignored.
        return;
    }
  }

  #hello(sender: Participant, decoder: Decoder): void {
    const { ids, room } = this.#options;
    const hello = readHelloBody(decoder);
    const { yjsClientId } = hello;
    if (yjsClientId === 0 || ids.claim(yjsClientId, sender)) return this.#introduce(sender, hello);
    // Usually the same page, back before its dead connection was noticed: see `UpdateExchange`.
    const rival = ids.rivalOf(yjsClientId, sender);
    const holder = rival === null ? undefined : room.get(rival);
    if (holder === undefined) return this.#introduce(sender, { ...hello, yjsClientId: 0 });
    void holder.connection.probe(PROBE_MS).then(() => {
      if (sender.gone) return;
      const claimed = ids.claim(yjsClientId, sender);
      this.#introduce(sender, claimed ? hello : { ...hello, yjsClientId: 0 });
    });
  }

  #introduce(sender: Participant, hello: ReturnType<typeof readHelloBody>): void {
    const { room, limits, presence, awareness } = this.#options;
    const name = cleanName(hello.name, limits.nameLength);
    if (name !== '') room.rename(sender, name);
    // The same wish again (its state changed, say) leaves the colour that people know it by.
    if (hello.wishedColour !== sender.wishedColour) {
      sender.wishedColour = hello.wishedColour;
      room.recolour(sender, freeColour(hello.wishedColour, room, sender, COLOURS.length));
    }
    sender.state = hello.state;
    if (hello.yjsClientId !== 0) sender.yjsClientId = hello.yjsClientId;
    presence.changed(sender);
    awareness.changed(sender);
  }

  /** Slows a sender down to its rate by not reading from it; closes only who never stops. */
  #withinRate(sender: Participant): boolean {
    const now = this.#options.clock.now();
    const wait = sender.messages.spend(now);
    if (wait === 0) {
      sender.throttledSince = null;
      return true;
    }
    if (sender.throttledSince === null) {
      sender.throttledSince = now;
      notify(
        sender,
        'rate-limited',
        'Too many messages at once: the server reads yours more slowly for a while.',
      );
    }
    if (now - sender.throttledSince > MOST_THROTTLED_MS) {
      sender.connection.close(CloseCode.RuleBroken, 'rate');
      return false;
    }
    sender.connection.pause();
    // One timer, for the whole debt: what was read already counts too.
    sender.cancelResume();
    sender.cancelResume = this.#options.clock.after(wait, () => sender.connection.resume());
    return true;
  }
}
