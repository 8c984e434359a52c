// Before the first paint, so that nobody sees a flash of the wrong theme or page. inline-theme.ts writes it into the
// built document; settings/theme.ts keeps the attribute in step afterwards and must agree with this.
(() => {
  let wished = 'system';
  try {
    wished = JSON.parse(localStorage.getItem('coedit.preferences') ?? '{}').theme ?? 'system';
  } catch {
    // No storage, or not ours: the system's theme.
  }
  const system = (query) => matchMedia(query).matches;
  const light = system('(prefers-color-scheme: light)');
  const contrast = wished === 'high-contrast' || (wished === 'system' && system('(prefers-contrast: more)'));
  const plain = wished === 'light' || wished === 'dark' ? wished : light ? 'light' : 'dark';
  document.documentElement.dataset.page = /\/s\/[^/]*\/?$/.test(location.pathname) ? 'session' : 'start';
  document.documentElement.dataset.theme = contrast ? `high-contrast-${plain}` : plain;
})();
