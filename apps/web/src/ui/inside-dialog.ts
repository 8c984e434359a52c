import { createContext } from 'react';

/** True inside a modal dialog: what is put at the end of the body would be behind it. */
export const InsideDialog = createContext(false);
