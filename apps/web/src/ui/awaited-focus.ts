/** The keyboard was asked for where nothing can take it yet. Whoever goes elsewhere with it meanwhile is not fetched back. */
export class AwaitedFocus {
  #from: { readonly element: Element | null } | null = null;

  begin(): void {
    this.#from = { element: document.activeElement };
  }

  end(): void {
    this.#from = null;
  }

  /** Still awaited: the keyboard is where it was, or nowhere, since what had it is gone. */
  get lasts(): boolean {
    const { activeElement } = document;
    if (this.#from?.element !== activeElement && activeElement !== document.body) this.end();
    return this.#from !== null;
  }
}
