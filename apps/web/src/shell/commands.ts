export interface Command {
  readonly id: string;
  readonly title: string;
  /** `Mod+Shift+P`; several ways are parted by ` | `. */
  readonly keys?: string;
  /** False: not offered, and its keys go to whoever else wants them. */
  readonly when?: () => boolean;
  readonly run: () => void | Promise<void>;
}

type FailureListener = (command: Command, reason: unknown) => void;

/** Everything that can be done by name: palette, keys, menus and buttons all go through here. */
export class Commands {
  readonly #commands = new Map<string, Command>();
  readonly #failureListeners = new Set<FailureListener>();

  /** A second command of the same id takes the place of the first until it is unregistered. */
  register(command: Command): () => void {
    const before = this.#commands.get(command.id);
    this.#commands.set(command.id, command);
    return () => {
      if (this.#commands.get(command.id) !== command) return;
      if (before === undefined) this.#commands.delete(command.id);
      else this.#commands.set(command.id, before);
    };
  }

  registerAll(commands: readonly Command[]): () => void {
    const removals = commands.map((command) => this.register(command));
    return () => {
      for (const remove of removals) remove();
    };
  }

  all(): readonly Command[] {
    return [...this.#commands.values()];
  }

  /** Those that can be run now. */
  available(): readonly Command[] {
    return this.all().filter((command) => command.when?.() !== false);
  }

  get(id: string): Command | undefined {
    return this.#commands.get(id);
  }

  /** Unknown ids and commands whose time it is not are passed over: a key may outlive its feature by a moment. */
  run(id: string): void {
    const command = this.#commands.get(id);
    if (command === undefined || command.when?.() === false) return;
    try {
      void Promise.resolve(command.run()).catch((reason: unknown) => this.#fail(command, reason));
    } catch (reason) {
      this.#fail(command, reason);
    }
  }

  /** Told what a command threw, to show it to the person. */
  onFailure(listener: FailureListener): () => void {
    this.#failureListeners.add(listener);
    return () => this.#failureListeners.delete(listener);
  }

  #fail(command: Command, reason: unknown): void {
    if (this.#failureListeners.size === 0) console.error(`command ${command.id}`, reason);
    for (const listener of this.#failureListeners) listener(command, reason);
  }
}
