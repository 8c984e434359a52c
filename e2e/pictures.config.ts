import config from './playwright.config.ts';

/** `npm run screenshots`: pictures of the main states for docs/screenshots. No tests: nothing is compared. */
export default { ...config, testDir: 'pictures', testMatch: '*.pictures.ts', workers: 2 };
