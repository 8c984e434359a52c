/** By the key that TypeScript has for a message. */
export declare const german: Readonly<Record<string, string>>;
