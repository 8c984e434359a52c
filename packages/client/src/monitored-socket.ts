/** Sees every message of a connection. */
export interface SocketMonitor {
  /** False: the message is not sent. */
  mayLeave(message: Uint8Array): boolean;
  /** False: nobody here understands the message, and it is dropped. */
  mayEnter(message: Uint8Array): boolean;
  /** Handling a message threw. */
  failed(error: unknown): void;
}

type Handler<E> = ((event: E) => void) | null;

/**
 * Stands between y-websocket and the real socket, because y-websocket has no hook for what it sends, throws on text
 * frames, complains on the console about types it does not know, and lets errors of a handler escape (which ends a
 * Node process). Composition and not a subclass: `onmessage` is an accessor of the platform's class.
 */
class MonitoredSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly OPEN = 1;
  onopen: Handler<Event> = null;
  onmessage: Handler<MessageEvent> = null;
  onclose: Handler<CloseEvent> = null;
  onerror: Handler<Event> = null;
  readonly #socket: WebSocket;
  readonly #monitor: SocketMonitor;

  constructor(socket: WebSocket, monitor: SocketMonitor) {
    this.#socket = socket;
    this.#monitor = monitor;
    socket.onopen = (event) => this.onopen?.(event);
    socket.onclose = (event) => this.onclose?.(event);
    socket.onerror = (event) => this.onerror?.(event);
    socket.onmessage = (event) => this.#deliver(event);
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get bufferedAmount(): number {
    return this.#socket.bufferedAmount;
  }

  set binaryType(type: BinaryType) {
    this.#socket.binaryType = type;
  }

  send(message: Uint8Array<ArrayBuffer>): void {
    if (this.#monitor.mayLeave(message)) this.#socket.send(message);
  }

  close(): void {
    this.#socket.close();
  }

  #deliver(event: MessageEvent): void {
    // Let go of: outside of browsers messages still come in while a line is being closed.
    if (typeof event.data === 'string' || this.onmessage === null) return;
    try {
      if (this.#monitor.mayEnter(new Uint8Array(event.data as ArrayBuffer))) this.onmessage?.(event);
    } catch (error) {
      this.#monitor.failed(error);
    }
  }
}

/** A class as y-websocket's `WebSocketPolyfill` wants it: only what that uses of a WebSocket is there. */
export function monitoredSocketClass(Base: typeof WebSocket, monitor: SocketMonitor): typeof WebSocket {
  class Socket extends MonitoredSocket {
    constructor(url: string, protocols: string[]) {
      super(new Base(url, protocols), monitor);
    }
  }
  return Socket as unknown as typeof WebSocket;
}
