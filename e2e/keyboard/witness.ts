/** What a page tells a test of itself, so that the test need touch nothing. */
export interface Witness {
  /** Everything in view that can be used, by surface and name: `header: Share`. */
  controls(): readonly string[];
  /** Every command there is, whether it is its time or not: `command tab.close`. */
  commands(): readonly string[];
  /** The same of what has the focus; '' when it is nothing of ours. */
  focused(): string;
  /** The surface alone. */
  surface(): string;
  /** Whether it is in view. */
  has(control: string): boolean;
  /** How many presses of Tab it is away, as far as can be told; less than none: of Shift+Tab; 1000: the focus is nowhere. */
  stopsTo(control: string): number;
  /** Presses of a mouse, a pen or a finger since the page was loaded. */
  touches(): readonly string[];
}

export type WatchedWindow = Window & { keyboardWitness: Witness };

/** Runs in the page. `names`: of the people there, who are all the same to a list of what can be done. */
export function installWitness(names: readonly string[]): void {
  const CONTROLS =
    'a[href], button, input:not([type=file]), select, textarea, summary, [role=menuitem], [role=treeitem], ' +
    '[role=separator][tabindex]';
  /** Monaco's own; what is for the mouse beside a key that does the same; what is not to be used now. */
  const EXEMPT =
    '.monaco-editor :not(.fold-mark), .context-view *, .monaco-menu-container *, [aria-hidden=true], :disabled, [role][data-disabled]';
  const SURFACES = [
    ['dialog', 'dialog'],
    ['[role=menu]', 'menu'],
    ['[data-sonner-toaster]', 'message'],
    ['.session-header', 'header'],
    ['.activity-bar', 'views'],
    ['.workbench-side', 'side'],
    ['.workbench-editor', 'editor'],
    ['.workbench-panel', 'chat'],
    ['.status-bar', 'status'],
    ['.corner-note, .waiting-note', 'note'],
  ] as const;
  /** What there is as many of as there are files, lines and symbols. */
  const ONE_OF_MANY = [
    ['[role=tab]', 'a tab'],
    ['.search-results [role=treeitem]', 'a result'],
    ['[role=treeitem]', 'a row'],
    ['.outline-symbol', 'a symbol'],
    ['[type=radio]', 'a choice'],
    ['.tab-close', 'Close FILE'],
    ['.recent a', 'a recent session'],
    ['.recent button', 'forget a recent session'],
    ['.fold-mark', 'who is in a fold'],
    ['.preview-side article a', 'a link of a preview'],
    ['.chat-text a', 'a link of a message'],
  ] as const;
  const FILES = /(?:[\w-]+\/)*[\w-]+\.(?:md|tsx?|txt|png|bin|html|svg|css)(?::\d+)?/g;

  const plain = (text: string) => {
    let known = text.replace(/\s+/g, ' ').trim();
    // The keys of a command.
    known = known.replace(/ \([^()]*(?:\+|Delete)[^()]*\)$/, '').replace(FILES, 'FILE');
    const face = /^(\w+), \w+, \w+(?:, asks to edit)?$/.exec(known)?.[1];
    if (face !== undefined && names.includes(face)) return face;
    for (const name of names) known = known.replaceAll(name, 'NAME');
    return (
      known
        // Also the one that the server made up, before it heard mine.
        .replace(/^You are .*\. Change/, 'You are NAME. Change')
        .replace(/\bC?R?LF\b/g, 'EOL')
        .replace(/\d+/g, '#')
        .replace('# edit cannot', '# edits cannot')
    );
  };
  const textOf = (element: Element) => {
    const copy = element.cloneNode(true) as Element;
    for (const extra of copy.querySelectorAll('kbd, .muted')) extra.remove();
    return copy.querySelector('strong')?.textContent ?? copy.textContent ?? '';
  };
  const nameOf = (element: Element): string => {
    const many = ONE_OF_MANY.find(([selector]) => element.matches(selector));
    if (many !== undefined) return many[1];
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    const [label] = labels;
    const labelled = document.getElementById(element.getAttribute('aria-labelledby') ?? '');
    const name =
      element.getAttribute('aria-label') ??
      labelled?.textContent ??
      (label === undefined ? element.getAttribute('title') : label.textContent) ??
      textOf(element);
    return plain(name);
  };
  const surfaceOf = (element: Element): string => {
    const found = SURFACES.find(([selector]) => element.closest(selector) !== null);
    if (found === undefined) return 'page';
    const [selector, surface] = found;
    const place = element.closest(selector);
    if (place === null || (surface !== 'dialog' && surface !== 'menu')) return surface;
    if (surface === 'dialog') return `dialog ${nameOf(place)}`;
    if (place.matches('.tree-menu')) return 'menu of a row';
    const opener = document.getElementById(place.getAttribute('aria-labelledby') ?? '');
    return `menu of ${opener === null ? 'a tab' : nameOf(opener)}`;
  };
  const told = (element: Element) => `${surfaceOf(element)}: ${nameOf(element)}`;
  const isInView = (element: Element) =>
    !element.matches(EXEMPT) &&
    element.closest('[inert], [aria-hidden=true]') === null &&
    element.checkVisibility({ visibilityProperty: true, opacityProperty: false });

  const touches: string[] = [];
  for (const type of ['pointerdown', 'mousedown', 'touchstart', 'wheel', 'dragstart'])
    window.addEventListener(type, (event) => event.isTrusted && touches.push(type), { capture: true });

  const now = () => document.activeElement;
  const stops = () => {
    const scope = document.querySelector('dialog[open]') ?? document;
    return [
      ...scope.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex]'),
    ].filter(
      (element) =>
        element.tabIndex >= 0 &&
        !element.matches(':disabled, [type=radio]:not(:checked)') &&
        element.closest('[inert]') === null &&
        element.checkVisibility({ visibilityProperty: true }),
    );
  };
  (window as unknown as WatchedWindow).keyboardWitness = {
    // In another language they are the same under other names.
    controls: () =>
      document.documentElement.lang !== 'en'
        ? []
        : [...new Set([...document.querySelectorAll(CONTROLS)].filter(isInView).map(told))],
    commands: () => (window.coedit?.commands.all() ?? []).map(({ id }) => `command ${id}`),
    focused: () => {
      const element = now();
      return element === null || !element.matches(CONTROLS) || element.matches(EXEMPT) ? '' : told(element);
    },
    surface: () => {
      const element = now();
      return element === null ? 'page' : surfaceOf(element);
    },
    has: (control) =>
      [...document.querySelectorAll(CONTROLS)].some((each) => isInView(each) && told(each) === control),
    stopsTo: (control) => {
      const all = stops();
      const at = (element: Element | null) => (element === null ? -1 : all.indexOf(element as HTMLElement));
      const here = at(now());
      if (here < 0) return 1000;
      return all.findIndex((element) => isInView(element) && told(element) === control) - here;
    },
    touches: () => touches,
  };
}
