/** The path of a Chromium that starts, or undefined. */
export function findChromium(): string | undefined;
