/** What Monaco asks of a browser and jsdom does not have. Layout is given in numbers by each test. */

if (typeof window !== 'undefined') {
  window.matchMedia ??= (media) => {
    const list = new EventTarget() as MediaQueryList;
    return Object.assign(list, {
      matches: false,
      media,
      onchange: null,
      addListener: () => undefined,
      removeListener: () => undefined,
    });
  };
  globalThis.CSS ??= { escape: (name: string) => name.replace(/[^\w-]/g, '\\$&') } as typeof CSS;
  const draws = new Proxy({}, { get: () => () => ({ width: 0, data: [] }), set: () => true });
  HTMLCanvasElement.prototype.getContext = () => draws as never;
  document.queryCommandSupported ??= () => false;
  globalThis.ResizeObserver ??= class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
}
